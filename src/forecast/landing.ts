import { predictiveQuantile } from '../stats/predictive-quantile.ts';
import type { RollingForecast } from './rolling-forecast.ts';

/** Where a total will land: the 80 % range and its middle. */
export interface Landing {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
}

const LOWER = 0.1;
const UPPER = 0.9;
const TOTALS_NEEDED = 8;

/**
 * Where the sum of the next days will land, by how far sums over as many days have missed in the past, so that days which miss together
 * widen the range together. Null while there are fewer than 8 past sums to go by or nothing is expected.
 *
 * @param days how many days the sum has, at least 1
 * @param isClosed which of them bring nothing for sure
 * @param today the morning from which on they count, by default the one after the history
 */
export function landing(
  rolling: RollingForecast,
  days: number,
  isClosed: (index: number) => boolean = () => false,
  today = rolling.history.values.length,
): Landing | null {
  const middle = sum(rolling.ahead(today, days).map((yhat, index) => (isClosed(index) ? 0 : (yhat ?? 0))));
  const ratios = rolling
    .past(today, days)
    .filter(({ daysAgo }) => daysAgo >= days)
    .flatMap(({ forecasts }) => {
      const expected = sum(forecasts.map(({ yhat }) => yhat));
      return expected > 0 ? [sum(forecasts.map(({ actual }) => actual)) / expected] : [];
    });
  const lower = predictiveQuantile(ratios, LOWER);
  const upper = predictiveQuantile(ratios, UPPER);
  if (middle <= 0 || ratios.length < TOTALS_NEEDED || lower === null || upper === null) return null;
  return { lower: middle * Math.min(lower, 1), middle, upper: middle * Math.max(upper, 1) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
