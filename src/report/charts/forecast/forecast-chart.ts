import { valueLabels } from './axes.ts';
import { chartDescription, chartTitle } from './description.ts';
import type { ForecastChartData } from './forecast-chart-data.ts';
import { forecastLayers } from './forecast-layers.ts';
import { standaloneChart } from './standalone-chart.ts';
import { escaped } from '../drawing/markup.ts';
import { paint, type Theme } from '../drawing/paint.ts';
import { plot, type Size } from './plot.ts';
import type { LinkTo } from './verdict-marks.ts';

export interface ForecastChartOptions extends Size {
  /**
   * `light` and `dark`: a whole picture with title, legend and axes, in fixed colours. `page`: the frame alone, as wide as its place,
   * coloured by the page through CSS classes; its value labels are `forecastValueAxis`.
   */
  readonly theme: Theme;
  /** Distinguishes the ids of several charts on a page. */
  readonly id: string;
  /** Whether the expected line and the boundaries are drawn; without them the bands alone speak. */
  readonly boundaries: boolean;
  /** Makes each verdict mark a link. */
  readonly linkTo?: LinkTo | undefined;
}

/** What a metric brought, what was expected of it, which days were unusual, and what comes: as SVG. */
export function forecastChart(data: ForecastChartData, options: ForecastChartOptions): string {
  return options.theme === 'page' ? pageChart(data, options) : standaloneChart(data, options, options.theme);
}

/** The value labels of a chart of the page, in a column of their own so that a long chart may scroll beside them. */
export function forecastValueAxis(data: ForecastChartData, { theme, width, height }: ForecastChartOptions): string {
  const model = plot(data, { width, height });
  const labels = model ? valueLabels(model, AXIS_PX - 8, paint(theme)) : '';
  return `<svg class="ch" width="${AXIS_PX}" height="${height}" aria-hidden="true">${labels}</svg>`;
}

const AXIS_PX = 48;

function pageChart(data: ForecastChartData, options: ForecastChartOptions): string {
  const { height, linkTo } = options;
  const id = escaped(options.id);
  const model = plot(data, options);
  const role = linkTo ? 'group' : 'img';
  const title = escaped(model ? chartTitle(model) : data.title);
  const inner = model ? forecastLayers(model, options, paint('page')) : '';
  return `<svg class="ch" xmlns="http://www.w3.org/2000/svg" width="100%" height="${height}" overflow="visible" role="${role}" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${title}</title><desc id="${id}-desc">${escaped(chartDescription(data))}</desc>${inner}</svg>`;
}
