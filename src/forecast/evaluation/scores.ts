import { mean } from '../../stats/mean.ts';
import { HORIZON_GROUPS } from '../horizon-groups.ts';
import { intervalAt, type Band } from '../intervals/band.ts';

/** The accuracy of the forecasts of a range of horizons. */
export interface Score {
  /** Days ahead, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** The number of forecasts that could be compared with actual values. */
  readonly count: number;
  /** Sum of absolute errors over sum of absolute values; null where those are all 0. */
  readonly wape: number | null;
  /**
   * WAPE of the seasonal naive forecast, the same weekday of the last week before the origin, on those of these days for which that value is
   * known; null where it is known for none, or their values are all 0.
   */
  readonly naive_wape: number | null;
  /** Mean absolute error over that of the same weekday a week before, within what was known; null where that is always 0. */
  readonly mase: number | null;
  /** Mean error, forecast less actual, over the mean value; null where that is 0. */
  readonly bias: number | null;
  /** The shares of values in the 80 and 95 % intervals. */
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

/** One score for each horizon group that has forecasts. */
export function scores(compared: readonly Compared[]): Score[] {
  return HORIZON_GROUPS.flatMap(({ from, to }) => {
    const group = compared.filter((point) => point.horizonDays >= from && point.horizonDays <= to);
    const farthest = group.reduce<number>((most, { horizonDays }) => Math.max(most, horizonDays), from);
    return group.length === 0 ? [] : [score(group, from, farthest)];
  });
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
