import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { dayFromIso, type Day } from '../../../calendar/day.ts';
import { isDrawable } from '../drawing/drawable.ts';
import { bandSpan } from './chart-intervals.ts';
import type { ForecastChartData } from './forecast-chart-data.ts';
import type { Size } from '../drawing/size.ts';
import { filledRows, finiteAhead, hasBand, type PlotAhead, type PlotRow } from './plot-rows.ts';
import { valueDomain } from '../drawing/value-domain.ts';

export interface PlotSize extends Size {
  /** How far labels may extend beyond the right edge of the frame. */
  readonly overhangPx?: number | undefined;
}

/** The data of a forecast chart with its scales, for every layer. */
export interface Plot extends PlotSize {
  readonly data: ForecastChartData;
  readonly first: Day;
  readonly last: Day;
  readonly rows: readonly PlotRow[];
  readonly ahead: readonly PlotAhead[];
  readonly runningDay: { readonly day: Day; readonly y: number; readonly until: string } | null;
  /** The declared limits. */
  readonly limits: readonly number[];
  /** The position of a day or value as a share of the width or height, 0 at the left and the top. */
  readonly x: (day: Day) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
  /** At most five labelled values, and their distance. */
  readonly ticks: readonly number[];
  readonly step: number;
}

const MOST_TICKS = 5;
const TEXT_ABOVE_PX = 40;
const TOP_PX = 10;
const FLAGS_PX = 36;
const BOTTOM_PX = 10;

/** Null without a day to draw. */
export function plot(data: ForecastChartData, size: PlotSize): Plot | null {
  const rows = filledRows(data.rows);
  const ahead = data.ahead.flatMap(finiteAhead);
  const runningDay =
    data.runningDay && isDrawable(data.runningDay.y)
      ? { ...data.runningDay, day: dayFromIso(data.runningDay.ds) }
      : null;
  const days = [...rows, ...ahead, ...(runningDay ? [runningDay] : [])].map(({ day }) => day);
  const first = min(days);
  const last = max(days);
  if (first === undefined || last === undefined) return null;

  const limits = Object.values(data.limit ?? {})
    .filter(isKnown)
    .filter(isDrawable);
  const { low, high } = valueDomain(
    [...requiredValues(rows, ahead), ...limits],
    optionalValues(rows, ahead, data.direction),
  );
  const top = (data.total || runningDay ? TEXT_ABOVE_PX : TOP_PX) / size.height;
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
    runningDay,
    limits,
    x: (day) => (day - first + 0.5) / (last - first + 1),
    y: (value) => scale(value),
    low,
    high,
    ticks,
    step: (ticks[1] ?? high) - (ticks[0] ?? low),
  };
}

function fewTicks(scale: { ticks: (count: number) => number[] }): number[] {
  for (let count = MOST_TICKS; count > 0; count--) {
    const ticks = scale.ticks(count);
    if (ticks.length <= MOST_TICKS) return ticks;
  }
  return [];
}

function requiredValues(rows: readonly PlotRow[], ahead: readonly PlotAhead[]): number[] {
  return [...rows.flatMap(({ row }) => [row?.y, row?.yhat]), ...ahead.map((point) => point.ahead.yhat)].filter(isKnown);
}

function optionalValues(
  rows: readonly PlotRow[],
  ahead: readonly PlotAhead[],
  direction: ForecastChartData['direction'],
): number[] {
  const bands = rows
    .filter(hasBand)
    .flatMap(({ row }) => [
      ...(row ? (bandSpan(row) ?? []) : []),
      ...[row?.yhat_lower, row?.yhat_upper, row?.warning_lower, row?.warning_upper],
      ...(direction === 'up' ? [] : [row?.critical_lower]),
      ...(direction === 'down' ? [] : [row?.critical_upper]),
    ]);
  const fans = ahead.flatMap(({ ahead: point }) => [point.yhat_lower, point.yhat_upper]);
  return [...bands, ...fans].filter(isKnown);
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
