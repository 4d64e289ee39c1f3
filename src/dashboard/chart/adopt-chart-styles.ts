import { chartCss } from '../../report/charts/drawing/chart-css.ts';

/** Colours the charts by the page's tokens, from the very list of looks that they are drawn by. */
export function adoptChartStyles(page: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(chartCss());
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
