import { addDays, weekday } from '../../calendar/day.ts';
import { predictiveQuantile } from '../../stats/predictive-quantile.ts';
import type { PastOrigin } from '../ensemble/past-origin.ts';
import type { RollingForecast } from '../ensemble/rolling-forecast.ts';
import { LONGEST_HORIZON_DAYS } from '../horizon-groups.ts';
import { meanRatio } from './mean-ratio.ts';
import { WEEKS_LOOKED_BACK } from '../members/seasonal-naive.ts';

/** The forecast of the sum of the next days: the 80 % interval and its middle, and what they are computed from. */
export interface TotalForecast {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  /** The expected value of each day, adding up to the middle; null for a closed day, or one without a forecast. */
  readonly expected: readonly (number | null)[];
  /** Past totals over as many days as shares of their forecasts, widened beyond a month; latest first. */
  readonly ratios: readonly number[];
}

const LOWER = 0.1;
const UPPER = 0.9;
const TOTALS_NEEDED = 8;
/**
 * Totals over more than a month share most of their days with each other, so there are fewer independent ones than it seems: without
 * widening, 80 % intervals covered 76 % at 60 days and 70 % at 92. They are widened by so much per day beyond a month;
 * `npm run bench -- accuracy` measures it.
 */
const WIDENED_A_DAY = 0.005;
const MONTH_DAYS = 31;
/** A past total is left out if the forecast per day was this share of today's or less: errors at that level have no information about today's. */
const SMALLEST_SHARE = 0.1;

/**
 * The forecast of the sum of the next days: the sum of their means, which on skewed days are above their forecasts. Its interval comes from
 * the errors of past sums over as many days, so that days with correlated errors widen it together. It is 0 where each day is closed, or of
 * a weekday that brought nothing for 13 weeks. Null while fewer than 8 past sums can be compared, apart from those whose forecast per day
 * was a tenth of today's or less, and where the expected sum is not positive.
 *
 * @param days the number of days of the sum, at least 1; eight sums over a whole quarter can be compared after some nine months
 * @param isClosed which of them are known to bring 0
 * @param origin the element before which all is known, by default the one after the history
 * @returns in the unit of the history
 * @example totalForecast(
 *   rollingForecast({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 63 }, (_, day) => 1 + (day % 7)) }, [seasonalNaive]),
 *   7,
 *   (index) => index === 6,
 * ) // { lower: 21, middle: 21, upper: 21, expected: [1, 2, 3, 4, 5, 6, null], ratios: [1, 1, 1, 1, 1, 1, 1, 1] }
 */
export function totalForecast(
  rolling: RollingForecast,
  days: number,
  isClosed: (index: number) => boolean = () => false,
  origin = rolling.history.values.length,
): TotalForecast | null {
  const past = rolling.past(origin, days);
  const ofMean = meanRatio(past);
  const expected = rolling
    .ahead(origin, days)
    .map((yhat, index) => (isClosed(index) || yhat === null ? null : ofMean * yhat));
  const middle = sum(expected.map((yhat) => yhat ?? 0));
  const { values } = rolling.history;
  const hasValues = values.slice(0, origin).some((value) => (value ?? 0) !== 0);
  const isOld = values.slice(0, Math.max(0, origin - 7 * WEEKS_LOOKED_BACK + 1)).some((value) => (value ?? 0) !== 0);
  const isLive = values.slice(Math.max(0, origin - 7 * WEEKS_LOOKED_BACK), origin).some((value) => (value ?? 0) !== 0);
  const isZero = (yhat: number | null, index: number): boolean =>
    (yhat === 0 || (yhat === null && isLive && isOld)) && isZeroWeekday(values, origin, index);
  const isCertain = hasValues && expected.every((yhat, index) => isClosed(index) || isZero(yhat, index));
  if (days > 0 && isCertain) return { lower: 0, middle: 0, upper: 0, expected, ratios: [] };
  const usual = Math.max(0, middle) / expected.filter((yhat) => yhat !== null).length;
  const ratiosAfter = (skipped: number, origins: readonly PastOrigin[]): number[] =>
    origins
      .filter(({ daysAgo }) => daysAgo >= skipped + days)
      .flatMap(({ forecasts }) => {
        const summed = forecasts.filter(({ horizonDays }) => horizonDays > skipped);
        const total = ofMean * sum(summed.map(({ yhat }) => yhat));
        if (total <= SMALLEST_SHARE * usual * summed.length) return [];
        return [widened(sum(summed.map(({ actual }) => actual)) / total, days)];
      });
  const fromMondays = ratiosAfter(0, past);
  // Past forecasts begin on Mondays. Where those days bring next to nothing, as in a shop that opens at weekends, the same weekdays are compared.
  const first = weekday(addDays(rolling.history.start, origin));
  const isEnough = fromMondays.length >= TOTALS_NEEDED || first + days > LONGEST_HORIZON_DAYS;
  const ratios = isEnough ? fromMondays : ratiosAfter(first, rolling.past(origin, first + days));
  const lower = predictiveQuantile(ratios, LOWER);
  const upper = predictiveQuantile(ratios, UPPER);
  if (middle <= 0 || ratios.length < TOTALS_NEEDED || lower === null || upper === null) return null;
  return { lower: middle * Math.min(lower, 1), middle, upper: middle * Math.max(upper, 1), expected, ratios };
}

/** Whether all known values of the weekday of a day ahead are 0 in the 13 weeks before an origin. */
function isZeroWeekday(values: readonly (number | null)[], origin: number, index: number): boolean {
  for (let week = 1; week <= WEEKS_LOOKED_BACK; week++) {
    const past = origin + (index % 7) - 7 * week;
    if ((values[past] ?? 0) !== 0) return false;
  }
  return true;
}

/** A ratio that is not negative stays so. */
function widened(ratio: number, days: number): number {
  const by = 1 + WIDENED_A_DAY * Math.max(0, days - MONTH_DAYS);
  return Math.max(Math.min(ratio, 0), 1 + by * (ratio - 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
