import { valueLabels } from './axes.ts';
import { chartDescription, chartTitle } from './description.ts';
import type { ForecastChartData } from './forecast-chart-data.ts';
import { forecastLayers } from './forecast-layers.ts';
import { standaloneChart } from './standalone-chart.ts';
import { escaped } from '../drawing/markup.ts';
import { paint, type Theme } from '../drawing/paint.ts';
import { plot, type PlotSize } from './plot.ts';
import type { LinkTo } from './verdict-marks.ts';

export interface ForecastChartOptions extends PlotSize {
  /**
   * `light` and `dark`: a standalone chart with title, legend and axes in fixed colours. `page`: the plot area alone, as wide as its
   * container, coloured by CSS classes; `forecastValueAxis` has its value labels.
   */
  readonly theme: Theme;
  /** Distinguishes the ids of several charts on a page. */
  readonly id: string;
  /** Whether to draw the expected line and the boundaries besides the bands. */
  readonly boundaries: boolean;
  /** Makes each verdict mark a link. */
  readonly linkTo?: LinkTo | undefined;
}

/** A metric's values, bands, verdicts and forecast as SVG. */
export function forecastChart(data: ForecastChartData, options: ForecastChartOptions): string {
  return options.theme === 'page' ? pageChart(data, options) : standaloneChart(data, options, options.theme);
}

/** The value labels of a chart on the page, apart from it so that a long chart can scroll beside them. */
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
