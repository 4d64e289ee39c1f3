import { weekday, addDays } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { forecast } from '../forecast.ts';
import { intervalAt, type Band } from '../intervals/band.ts';
import type { RollingForecast } from '../ensemble/rolling-forecast.ts';

/** What forecasts of a range of horizons were worth. */
export interface Score {
  /** Days ahead, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** How many forecasts could be compared with what came. */
  readonly count: number;
  /** Sum of absolute misses over sum of absolute values; null where those are all 0. */
  readonly wape: number | null;
  /**
   * WAPE of the seasonal naive forecast, the same weekday of the last week before the origin, on those of these days for which that value is
   * known; null where it is known for none, or their values are all 0.
   */
  readonly naive_wape: number | null;
  /** Mean absolute miss over that of the same weekday a week before, within what was known; null where that never missed. */
  readonly mase: number | null;
  /** Mean miss, expected less actual, over the mean value; null where that is 0. */
  readonly bias: number | null;
  /** The shares of values in the 80 and 95 % bands. */
  readonly coverage_80: number;
  readonly coverage_95: number;
}

/** A forecast that can be compared; with its 80 % interval. */
export interface Compared extends Band {
  readonly yhat: number;
  readonly horizonDays: number;
  readonly actual: number;
  /** The seasonal naive forecast from the same origin; null where that day has no value. */
  readonly naive: number | null;
  /** The mean absolute difference from the same weekday a week before, within what was known. */
  readonly naiveError: number;
}

const GROUPS = [
  [1, 1],
  [2, 7],
  [8, 28],
  [29, 92],
] as const;

/**
 * Makes the forecasts of past Mondays again, each from what was known by then, and compares them with what came. In the example
 * each week brings a quarter more, so that the value of the week before is a fifth too small.
 *
 * @param horizonDays how many days ahead, from 1 to 92
 * @param mornings how many of the last Mondays that have seen so far ahead
 * @returns one a range of horizons, ascending: 1, 2 to 7, 8 to 28 and 29 to 92 days; none for a range of which no forecast can be compared
 * @source Hyndman & Koehler (2006), Another look at measures of forecast accuracy: MASE
 * @example backtest(
 *   rollingForecast({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 140 }, (_, day) => 1.25 ** Math.floor(day / 7)) }, [seasonalNaive]),
 *   7,
 *   8,
 * ).map(({ from, to, count, wape, bias }) => [from, to, count, wape, bias]) // [[1, 1, 8, 0.2, -0.2], [2, 7, 48, 0.2, -0.2]]
 */
export function backtest(rolling: RollingForecast, horizonDays: number, mornings: number): Score[] {
  const { start, values } = rolling.history;
  const last = values.length - horizonDays;
  const lastMonday = last - weekday(addDays(start, last));
  const compared = Array.from({ length: mornings }, (_, back) => lastMonday - 7 * back)
    .filter((monday) => monday > 0)
    .flatMap((monday) => comparedFrom(rolling, monday, horizonDays));
  return scores(compared);
}

/** One score for each range of horizons that has forecasts: a day, a week, a month, a quarter. */
export function scores(compared: readonly Compared[]): Score[] {
  return GROUPS.flatMap(([from, to]) => {
    const group = compared.filter((point) => point.horizonDays >= from && point.horizonDays <= to);
    const farthest = group.reduce<number>((most, { horizonDays }) => Math.max(most, horizonDays), from);
    return group.length === 0 ? [] : [score(group, from, farthest)];
  });
}

function comparedFrom(rolling: RollingForecast, monday: number, horizonDays: number): Compared[] {
  const { start, values } = rolling.history;
  const naiveError = naiveErrorOf(values.slice(0, monday));
  return forecast(rolling, horizonDays, { origin: monday, levels: [0.8] }).flatMap((point) => {
    const index = point.day - start;
    const actual = values[index] ?? null;
    if (actual === null) return [];
    const horizonDays = index - monday + 1;
    return [{ ...point, horizonDays, actual, naive: values[index - seasonalLag(horizonDays)] ?? null, naiveError }];
  });
}

/** How many days before its target day the seasonal naive forecast of a horizon has its value: 7 up to a week ahead, then 14, and so on. */
export function seasonalLag(horizonDays: number): number {
  return 7 * Math.ceil(horizonDays / 7);
}

/** The mean absolute difference from the same weekday a week before; 0 where there is none. */
export function naiveErrorOf(values: readonly (number | null)[]): number {
  const misses = values.flatMap((value, index) => {
    const before = values[index - 7] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  return mean(misses) ?? 0;
}

function score(group: readonly Compared[], from: number, to: number): Score {
  const net = sum(group.map(({ actual }) => actual));
  const scaled = group.flatMap(({ yhat, actual, naiveError }) =>
    naiveError > 0 ? [Math.abs(yhat - actual) / naiveError] : [],
  );
  return {
    from,
    to,
    count: group.length,
    wape: wape(group.map(({ yhat, actual }) => ({ forecast: yhat, actual }))),
    naive_wape: wape(group.flatMap(({ naive, actual }) => (naive === null ? [] : [{ forecast: naive, actual }]))),
    mase: mean(scaled),
    bias: net === 0 ? null : sum(group.map(({ yhat, actual }) => yhat - actual)) / net,
    coverage_80: coverage(group, 0.8),
    coverage_95: coverage(group, 0.95),
  };
}

/** Sum of absolute errors over sum of absolute values; null where those are all 0. */
function wape(pairs: readonly { readonly forecast: number; readonly actual: number }[]): number | null {
  const total = sum(pairs.map(({ actual }) => Math.abs(actual)));
  return total > 0 ? sum(pairs.map(({ forecast, actual }) => Math.abs(forecast - actual))) / total : null;
}

function coverage(group: readonly Compared[], level: number): number {
  const covered = group.filter((point) => {
    const interval = intervalAt(point, level);
    if (!interval) throw new RangeError(`a forecast to be scored has no interval of level ${level}`);
    return interval.lower <= point.actual && point.actual <= interval.upper;
  });
  return covered.length / group.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
