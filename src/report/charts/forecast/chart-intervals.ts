import { USUAL_LEVEL, type Interval } from '../../../forecast/intervals/levels.ts';
import { drawable } from '../drawing/drawable.ts';
import type { Span } from '../drawing/span.ts';
import type { ChartAhead, ChartRow } from './forecast-chart-data.ts';

/** The level of the band of past days; without it the 95 % band is drawn. */
const BAND_LEVEL = 0.8;

/** The band of a past day; null without one. */
export function bandSpan({ intervals, yhat_lower, yhat_upper }: ChartRow): Span | null {
  const interval = intervals?.find(({ level }) => level === BAND_LEVEL);
  if (interval) return [interval.lower, interval.upper];
  return yhat_lower === null || yhat_upper === null ? null : [yhat_lower, yhat_upper];
}

/** The level of the band of past days; null without a band. */
export function bandLevel(rows: readonly ChartRow[]): number | null {
  if (rows.some(({ intervals }) => intervals?.some(({ level }) => level === BAND_LEVEL))) return BAND_LEVEL;
  return rows.some(({ status, yhat_lower }) => status !== 'learning' && yhat_lower !== null) ? USUAL_LEVEL : null;
}

/** The levels of the forecast, the widest first. */
export function aheadLevels(ahead: readonly ChartAhead[]): number[] {
  const levels = ahead.flatMap(({ intervals }) => (intervals ?? []).map(({ level }) => level));
  return Array.from(new Set([...levels, USUAL_LEVEL])).sort((a, b) => b - a);
}

/** The interval of a forecast day at a level; null without it. */
export function aheadSpan({ yhat_lower, yhat_upper, intervals }: ChartAhead, level: number): Span | null {
  if (level === USUAL_LEVEL) return [yhat_lower, yhat_upper];
  const interval = intervals?.find((candidate) => candidate.level === level);
  return interval ? [interval.lower, interval.upper] : null;
}

/** The intervals with ends that can be drawn. */
export function drawableIntervals(intervals: readonly Interval[] = []): Interval[] {
  return intervals.flatMap(({ level, ...ends }) => {
    const [lower, upper] = [drawable(ends.lower), drawable(ends.upper)];
    return lower === null || upper === null ? [] : [{ level, lower, upper }];
  });
}
