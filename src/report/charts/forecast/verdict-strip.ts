import type { ForecastChartData } from './forecast-chart-data.ts';
import type { StyleName } from '../drawing/styles.ts';
import { escaped, percentage } from '../drawing/markup.ts';
import { paint, type Theme } from '../drawing/paint.ts';
import { plot } from './plot.ts';
import type { PlotRow } from './plot-rows.ts';
import { chartDescription } from './description.ts';
import { markOf } from './verdict-marks.ts';

export interface VerdictStripOptions {
  readonly theme: Theme;
  readonly width: number;
}

const HEIGHT_PX = 14;
/** The width of a bar as a share of its day. */
const FILLED = 0.6;
const TALL_PX = { normal: 5, warning: 10, good: 10, critical: 14, no_data: 5 } as const;

/** One bar per day, aligned with the forecast chart above it: taller for worse days, outlined for days without data. */
export function verdictStrip(data: ForecastChartData, { theme, width }: VerdictStripOptions): string {
  const model = plot(data, { width, height: HEIGHT_PX });
  const paints = paint(theme);
  const day = model ? FILLED / (model.last - model.first + 1) : 0;
  const bars = (model?.rows ?? []).map((row) => {
    const bar = barOf(row);
    if (!model || bar === null) return '';
    const tall = TALL_PX[bar];
    const style: StyleName = `day-${bar}`;
    return `<rect${paints(style)} x="${percentage(model.x(row.day) - day / 2)}" width="${percentage(day)}" y="${HEIGHT_PX - tall}" height="${tall}"/>`;
  });
  const frame =
    theme === 'page'
      ? `class="ch" width="100%" height="${HEIGHT_PX}"`
      : `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT_PX}"`;
  return `<svg ${frame} role="img" aria-label="${escaped(chartDescription(data))}">${bars.join('')}</svg>`;
}

/** Null for closed days and while learning. */
function barOf({ row }: PlotRow): keyof typeof TALL_PX | null {
  if (row === null) return 'no_data';
  const state = markOf(row);
  if (state === 'warning' || state === 'critical' || state === 'good') return state;
  if (state !== null) return 'no_data';
  return row.status === 'normal' ? 'normal' : null;
}
