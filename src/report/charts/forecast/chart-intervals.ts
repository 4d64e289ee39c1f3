import { USUAL_LEVEL, type Interval } from '../../../forecast/intervals/levels.ts';
import { drawable } from '../drawing/drawable.ts';
import type { Span } from '../drawing/span.ts';
import type { ChartAhead, ChartRow } from './forecast-chart-data.ts';

/** The level that is drawn around past days. */
const ROW_LEVEL = 0.8;

export function rowInterval({ intervals }: Pick<ChartRow, 'intervals'>): Interval | undefined {
  return intervals?.find(({ level }) => level === ROW_LEVEL);
}

/** The levels of the days ahead, the widest first. */
export function aheadLevels(ahead: readonly ChartAhead[]): number[] {
  const levels = ahead.flatMap(({ intervals }) => (intervals ?? []).map(({ level }) => level));
  return Array.from(new Set([...levels, USUAL_LEVEL])).sort((a, b) => b - a);
}

export function aheadSpan({ yhat_lower, yhat_upper, intervals }: ChartAhead, level: number): Span | null {
  if (level === USUAL_LEVEL) return [yhat_lower, yhat_upper];
  const interval = intervals?.find((one) => one.level === level);
  return interval ? [interval.lower, interval.upper] : null;
}

/** The intervals whose ends have a place on a chart. */
export function drawableIntervals(intervals: readonly Interval[] = []): Interval[] {
  return intervals.flatMap(({ level, ...ends }) => {
    const [lower, upper] = [drawable(ends.lower), drawable(ends.upper)];
    return lower === null || upper === null ? [] : [{ level, lower, upper }];
  });
}
