import { predictiveQuantile } from '../../stats/predictive-quantile.ts';
import type { RollingForecast } from '../ensemble/rolling-forecast.ts';
import { WEEKS_LOOKED_BACK } from '../members/seasonal-naive.ts';

/** Where a total will land: the 80 % range and its middle, and what they are made of. */
export interface TotalForecast {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  /** What is expected of each day, adding up to the middle; null for a day that brings nothing for sure, or of which nothing is known. */
  readonly expected: readonly (number | null)[];
  /** What past totals over as many days came to, as shares of what had been expected of them, widened beyond a month; latest first. */
  readonly ratios: readonly number[];
}

const LOWER = 0.1;
const UPPER = 0.9;
const TOTALS_NEEDED = 8;
/**
 * Totals over more than a month share most of their days with each other, so they are fewer than they look: as they are, their 80 % ranges
 * held 76 % at 60 days and 70 % at 92. They are widened by so much a day beyond a month; `npm run bench -- accuracy` measures it.
 */
const WIDENED_A_DAY = 0.005;
const MONTH_DAYS = 31;
/** Sums of a time when this share of what is expected now, or less, was expected of a day tell nothing of how far one misses now. */
const OF_ANOTHER_TIME = 0.1;

/**
 * Where the sum of the next days will land, by how far sums over as many days have missed in the past, so that days which miss together
 * widen the range together; 0 where each of them is closed, or a weekday that brought nothing for 13 weeks. Null while there are fewer than 8 past sums to go by, without those of which less than a tenth of today's days
 * was expected, or less than nothing is expected.
 *
 * @param days how many days the sum has, at least 1; of sums over a whole quarter eight can be compared after some nine months
 * @param isClosed which of them bring nothing for sure
 * @param today the morning from which on they count, by default the one after the history
 * @returns in the unit of the history
 * @example landing(
 *   rollingForecast({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 63 }, (_, day) => 1 + (day % 7)) }, [seasonalNaive]),
 *   7,
 *   (index) => index === 6,
 * ) // { lower: 21, middle: 21, upper: 21, expected: [1, 2, 3, 4, 5, 6, null], ratios: [1, 1, 1, 1, 1, 1, 1, 1] }
 */
export function landing(
  rolling: RollingForecast,
  days: number,
  isClosed: (index: number) => boolean = () => false,
  today = rolling.history.values.length,
): TotalForecast | null {
  const expected = rolling.ahead(today, days).map((yhat, index) => (isClosed(index) ? null : yhat));
  const middle = sum(expected.map((yhat) => yhat ?? 0));
  const { values } = rolling.history;
  const everBrought = values.slice(0, today).some((value) => (value ?? 0) !== 0);
  const isNothing = (yhat: number | null, index: number): boolean => yhat === 0 && isSilent(values, today, index);
  const isSettled = everBrought && expected.every((yhat, index) => isClosed(index) || isNothing(yhat, index));
  if (days > 0 && isSettled) return { lower: 0, middle: 0, upper: 0, expected, ratios: [] };
  const usual = Math.max(0, middle) / expected.filter((yhat) => yhat !== null).length;
  const ratios = rolling
    .past(today, days)
    .filter(({ daysAgo }) => daysAgo >= days)
    .flatMap(({ forecasts }) => {
      const said = sum(forecasts.map(({ yhat }) => yhat));
      return said > OF_ANOTHER_TIME * usual * forecasts.length
        ? [widened(sum(forecasts.map(({ actual }) => actual)) / said, days)]
        : [];
    });
  const lower = predictiveQuantile(ratios, LOWER);
  const upper = predictiveQuantile(ratios, UPPER);
  if (middle <= 0 || ratios.length < TOTALS_NEEDED || lower === null || upper === null) return null;
  return { lower: middle * Math.min(lower, 1), middle, upper: middle * Math.max(upper, 1), expected, ratios };
}

/** Whether the weekday of a day ahead has brought nothing, as far as that is known, in the 13 weeks before a morning. */
function isSilent(values: readonly (number | null)[], today: number, index: number): boolean {
  for (let week = 1; week <= WEEKS_LOOKED_BACK; week++) {
    const past = today + (index % 7) - 7 * week;
    if ((values[past] ?? 0) !== 0) return false;
  }
  return true;
}

/** What did not fall below nothing does not by being widened. */
function widened(ratio: number, days: number): number {
  const by = 1 + WIDENED_A_DAY * Math.max(0, days - MONTH_DAYS);
  return Math.max(Math.min(ratio, 0), 1 + by * (ratio - 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
