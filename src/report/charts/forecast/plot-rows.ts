import { dayFromIso, daysBetween, type Day } from '../../../calendar/day.ts';
import { drawable } from '../drawing/drawable.ts';
import { drawableIntervals } from './chart-intervals.ts';
import type { ChartAhead, ChartRow } from './forecast-chart-data.ts';

/** A day and its row with finite numbers; null for a day without a row. */
export interface PlotRow {
  readonly day: Day;
  readonly row: ChartRow | null;
}

export interface PlotAhead {
  readonly day: Day;
  readonly ahead: ChartAhead;
}

/** Whether a row has a band: not while learning, and not on closed days. */
export function hasBand({ row }: PlotRow): boolean {
  return row !== null && row.status !== 'learning' && row.status !== 'closed';
}

/** One row a day from the first day to the last. */
export function filledRows(rows: readonly ChartRow[]): PlotRow[] {
  const byDay = new Map(rows.map((row) => [dayFromIso(row.ds), finite(row)]));
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(first, last).map((day) => ({ day, row: byDay.get(day) ?? null }));
}

/** Values that cannot be drawn become null: NaN in a path would make it invalid. */
function finite(row: ChartRow): ChartRow {
  return {
    ...row,
    y: drawable(row.y),
    yhat: drawable(row.yhat),
    yhat_lower: drawable(row.yhat_lower),
    yhat_upper: drawable(row.yhat_upper),
    warning_lower: drawable(row.warning_lower),
    warning_upper: drawable(row.warning_upper),
    critical_lower: drawable(row.critical_lower),
    critical_upper: drawable(row.critical_upper),
    intervals: drawableIntervals(row.intervals),
  };
}

/** The forecast day in a list, empty if a value of it cannot be drawn. */
export function finiteAhead(point: ChartAhead): PlotAhead[] {
  const [yhat, lower, upper] = [point.yhat, point.yhat_lower, point.yhat_upper].map(drawable);
  if (typeof yhat !== 'number' || typeof lower !== 'number' || typeof upper !== 'number') return [];
  const intervals = drawableIntervals(point.intervals);
  return [
    { day: dayFromIso(point.ds), ahead: { ds: point.ds, yhat, yhat_lower: lower, yhat_upper: upper, intervals } },
  ];
}
