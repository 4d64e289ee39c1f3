import { empiricalBand, type Band } from './interval.ts';
import type { OneDayAhead } from './one-day-ahead.ts';
import { recentMisses } from './recent-misses.ts';
import { residualScale } from './residual.ts';

const MISSES_LOOKED_AT = 180;

/**
 * The 95 % band of a day's forecast on its own morning, from the last 180 one-day misses before it; null if nothing was forecast or
 * fewer than 7 misses are known.
 *
 * @param index the day; only elements before it are read
 */
export function oneDayBand(values: readonly (number | null)[], track: OneDayAhead, index: number): Band | null {
  const yhat = track.yhat[index] ?? null;
  if (yhat === null) return null;
  const scale = yhat > 0 ? residualScale(values.slice(0, index)) : 'linear';
  return empiricalBand(yhat, recentMisses(values, track.yhat, track.weights, scale, index, MISSES_LOOKED_AT), scale);
}
