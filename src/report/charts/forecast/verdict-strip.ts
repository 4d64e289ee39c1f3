import type { ForecastChartData } from './forecast-chart-data.ts';
import { coordinate, escaped } from '../drawing/markup.ts';
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
/** The worst are drawn last, over their neighbours. */
const BARS = ['normal', 'no_data', 'good', 'warning', 'critical'] as const satisfies readonly (keyof typeof TALL_PX)[];

/**
 * One bar per day, aligned with the forecast chart above it: taller for worse days, outlined for days without data. All bars of a state are
 * one path: a thousand elements take a browser longer than all the rest of the chart.
 */
export function verdictStrip(data: ForecastChartData, { theme, width }: VerdictStripOptions): string {
  const model = plot(data, { width, height: HEIGHT_PX });
  const paints = paint(theme);
  const wide = model ? (FILLED * width) / (model.last - model.first + 1) : 0;
  const bars = (model?.rows ?? []).map((row) => ({ bar: barOf(row), day: row.day }));
  const paths = BARS.map((state) => {
    const of = bars.filter(({ bar }) => bar === state);
    if (!model || of.length === 0) return '';
    const tall = TALL_PX[state];
    const d = of.map(({ day }) => barPath(model.x(day) * width - wide / 2, wide, tall)).join('');
    return `<path${paints(`day-${state}`)} d="${d}"/>`;
  });
  const frame =
    theme === 'page'
      ? `class="ch" width="100%" height="${HEIGHT_PX}"`
      : `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT_PX}"`;
  return `<svg ${frame} viewBox="0 0 ${width} ${HEIGHT_PX}" preserveAspectRatio="none" role="img" aria-label="${escaped(chartDescription(data))}">${paths.join('')}</svg>`;
}

function barPath(left: number, wide: number, tall: number): string {
  return `M${coordinate(left)},${HEIGHT_PX - tall}h${coordinate(wide)}v${tall}h${coordinate(-wide)}z`;
}

/** Null for closed days and while learning. */
function barOf({ row }: PlotRow): keyof typeof TALL_PX | null {
  if (row === null) return 'no_data';
  const state = markOf(row);
  if (state === 'warning' || state === 'critical' || state === 'good') return state;
  if (state !== null) return 'no_data';
  return row.status === 'normal' ? 'normal' : null;
}
