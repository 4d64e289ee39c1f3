import { empiricalBand, type Band } from './interval.ts';
import { recentMisses } from './recent-misses.ts';
import { residualScale } from './residual.ts';
import type { RollingForecast } from './rolling-forecast.ts';

const DAYS_LOOKED_AT = 120;

/**
 * The bands of a day's forecast on its own morning, from the one-day misses of the last 120 days; null if nothing was forecast or
 * fewer than 7 misses are known.
 *
 * @param index the day; only elements before it are read
 */
export function oneDayBand({ history, yhat }: RollingForecast, index: number): Band | null {
  const expected = yhat(index);
  if (expected === null) return null;
  const scale = expected > 0 ? residualScale(history.values, index) : 'linear';
  return empiricalBand(expected, recentMisses(history, yhat, scale, index, DAYS_LOOKED_AT), scale);
}
