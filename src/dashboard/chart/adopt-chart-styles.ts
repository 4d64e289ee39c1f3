import { chartCss } from '../../report/charts/drawing/chart-css.ts';

/** Adds the style sheet of the charts to the page. */
export function adoptChartStyles(page: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(chartCss());
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
