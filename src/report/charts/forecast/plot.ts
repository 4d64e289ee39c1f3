import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { dayFromIso, daysBetween, type Day } from '../../../calendar/day.ts';
import { drawable, isDrawable } from '../drawing/drawable.ts';
import { drawableIntervals, rowInterval } from './chart-intervals.ts';
import type { ChartAhead, ChartRow, ForecastChartData } from './forecast-chart-data.ts';
import { valueDomain } from '../drawing/value-domain.ts';

/** The size for which labels are laid out; a page may stretch it. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** How far words may stand out of the frame at its right. */
  readonly overhangPx?: number | undefined;
}

/** A row and its day, its numbers finite; null for a day that has no row. */
export interface PlotRow {
  readonly day: Day;
  readonly row: ChartRow | null;
}

export interface PlotAhead {
  readonly day: Day;
  readonly ahead: ChartAhead;
}

/** A forecast chart's data on their scales: what every layer draws from. */
export interface Plot extends Size {
  readonly data: ForecastChartData;
  readonly first: Day;
  readonly last: Day;
  readonly rows: readonly PlotRow[];
  readonly ahead: readonly PlotAhead[];
  readonly open: { readonly day: Day; readonly y: number; readonly until: string } | null;
  /** The place of a day or value as a share of the width or height, 0 at the left and the top. */
  readonly x: (day: Day) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
  /** At most five values to be labelled, and their distance. */
  readonly ticks: readonly number[];
  readonly step: number;
}

const MOST_TICKS = 5;
const TEXT_ABOVE_PX = 40;
const TOP_PX = 10;
const FLAGS_PX = 36;
const BOTTOM_PX = 10;

/** Null if there is no day to draw. */
export function plot(data: ForecastChartData, size: Size): Plot | null {
  const rows = filledRows(data.rows);
  const ahead = data.ahead.flatMap(finiteAhead);
  const open = data.open && isDrawable(data.open.y) ? { ...data.open, day: dayFromIso(data.open.ds) } : null;
  const days = [...rows, ...ahead, ...(open ? [open] : [])].map(({ day }) => day);
  const first = min(days);
  const last = max(days);
  if (first === undefined || last === undefined) return null;

  const { low, high } = valueDomain(firmValues(rows, ahead), looseValues(rows, ahead, data.direction));
  const top = (data.landing || open ? TEXT_ABOVE_PX : TOP_PX) / size.height;
  const bottom = 1 - (data.events?.length ? FLAGS_PX : low === 0 ? 0 : BOTTOM_PX) / size.height;
  const scale = scaleLinear([low, high], [bottom, top]);
  const ticks = fewTicks(scale);
  return {
    ...size,
    data,
    first,
    last,
    rows,
    ahead,
    open,
    x: (day) => (day - first + 0.5) / (last - first + 1),
    y: (value) => scale(value),
    low,
    high,
    ticks,
    step: (ticks[1] ?? high) - (ticks[0] ?? low),
  };
}

/** Whether a row was compared with its expectation, so that its band is drawn: not while learning, not on closed days. */
export function hasBand({ row }: PlotRow): boolean {
  return row !== null && row.status !== 'learning' && row.status !== 'closed';
}

function fewTicks(scale: { ticks: (count: number) => number[] }): number[] {
  for (let count = MOST_TICKS; count > 0; count--) {
    const ticks = scale.ticks(count);
    if (ticks.length <= MOST_TICKS) return ticks;
  }
  return [];
}

function filledRows(rows: readonly ChartRow[]): PlotRow[] {
  const byDay = new Map(rows.map((row) => [dayFromIso(row.ds), finite(row)]));
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(first, last).map((day) => ({ day, row: byDay.get(day) ?? null }));
}

/** A chart draws what it is given, and NaN from elsewhere must not become a path that no browser can read. */
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

function finiteAhead(point: ChartAhead): PlotAhead[] {
  const [yhat, lower, upper] = [point.yhat, point.yhat_lower, point.yhat_upper].map(drawable);
  if (typeof yhat !== 'number' || typeof lower !== 'number' || typeof upper !== 'number') return [];
  const intervals = drawableIntervals(point.intervals);
  return [
    { day: dayFromIso(point.ds), ahead: { ds: point.ds, yhat, yhat_lower: lower, yhat_upper: upper, intervals } },
  ];
}

function firmValues(rows: readonly PlotRow[], ahead: readonly PlotAhead[]): number[] {
  return [...rows.flatMap(({ row }) => [row?.y, row?.yhat]), ...ahead.map((point) => point.ahead.yhat)].filter(isKnown);
}

function looseValues(
  rows: readonly PlotRow[],
  ahead: readonly PlotAhead[],
  direction: ForecastChartData['direction'],
): number[] {
  const bands = rows
    .filter(hasBand)
    .flatMap(({ row }) => [
      ...intervalEnds(row),
      ...[row?.yhat_lower, row?.yhat_upper, row?.warning_lower, row?.warning_upper],
      ...(direction === 'up' ? [] : [row?.critical_lower]),
      ...(direction === 'down' ? [] : [row?.critical_upper]),
    ]);
  const fans = ahead.flatMap(({ ahead: point }) => [point.yhat_lower, point.yhat_upper]);
  return [...bands, ...fans].filter(isKnown);
}

function intervalEnds(row: ChartRow | null): number[] {
  const interval = row && rowInterval(row);
  return interval ? [interval.lower, interval.upper] : [];
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
