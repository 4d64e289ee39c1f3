import { addDays } from '../../calendar/day.ts';
import { outlierScreen, type OutlierSide } from './outlier-screen.ts';
import { combined, memberWeights } from './shrunken-weights.ts';
import type { History, Model } from '../model.ts';
import { seasonalNaive, WEEKS_LOOKED_BACK } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';

/** One-day forecasts, each from the days before it alone. */
export interface OneDayAhead {
  /** One element a day of the history, and one for the day after it; null without a forecast. */
  readonly yhat: readonly (number | null)[];
  /** The weight of each day of the history in later forecasts: 0 for an anomaly, else 1. */
  readonly weights: readonly number[];
  /** The weight of each member on the day after the history. */
  readonly memberWeights: readonly number[];
}

const MEMBERS: readonly Model[] = [seasonalNaive, weekdayMean];
/** So many outliers on the same side, without a day between that is back at its forecast, are a new level and no anomalies. */
const NEW_LEVEL_DAYS = 3;

/**
 * Forecasts each day of a history from the days before it, with the naive members. An outlier (see `outlierScreen`) has weight 0 in
 * later forecasts; the third on the same side has weight 1, as the start of a new level, unless a day between was back.
 *
 * @throws RangeError if a value is neither a finite number nor null: NaN would read as normal
 * @returns element `t` depends on the values before `t` only (`weights` on those up to `t`), so a longer history has the same beginning
 */
export function oneDayAhead({ start, values }: History): OneDayAhead {
  if (values.some((value) => value !== null && !Number.isFinite(value)))
    throw new RangeError('values must be finite numbers, or null where unknown');
  const weights: number[] = [];
  const errors: number[][] = MEMBERS.map(() => []);
  const yhat: (number | null)[] = [];
  const sideOf = outlierScreen(values, yhat, weights);
  let outliers: { side: OutlierSide; days: number } = { side: 'none', days: 0 };

  for (let index = 0; index <= values.length; index++) {
    const first = Math.max(0, index - WEEKS_LOOKED_BACK * 7);
    const past = {
      start: addDays(start, first),
      values: values.slice(first, index),
      weights: weights.slice(first),
    };
    const predictions = MEMBERS.map((member) => member.fit(past).predict([addDays(start, index)])[0] ?? null);
    yhat.push(combined(predictions, memberWeights(errors)));
    if (index === values.length) break;

    const actual = values[index] ?? null;
    const side = sideOf(index);
    if (side !== 'none') outliers = { side, days: side === outliers.side ? outliers.days + 1 : 1 };
    else if (isBack(actual, yhat[index] ?? null, outliers.side)) outliers = { side: 'none', days: 0 };
    const counts = side === 'none' || outliers.days >= NEW_LEVEL_DAYS;
    weights.push(counts ? 1 : 0);
    predictions.forEach((prediction, member) => {
      if (counts && actual !== null && prediction !== null) errors[member]?.push(actual - prediction);
    });
  }
  return { yhat, weights, memberWeights: memberWeights(errors) };
}

/** Whether a day is back at its forecast, or beyond, after outliers on one side of it. */
function isBack(actual: number | null, expected: number | null, side: OutlierSide): boolean {
  if (actual === null || expected === null) return false;
  return side === 'below' ? actual >= expected : actual <= expected;
}
