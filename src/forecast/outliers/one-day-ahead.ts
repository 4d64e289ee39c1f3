import { addDays } from '../../calendar/day.ts';
import { outlierScreen, type OutlierSide } from './outlier-screen.ts';
import { combined, memberWeights } from './shrunken-weights.ts';
import type { History, Model } from '../model.ts';
import { seasonalNaive, WEEKS_LOOKED_BACK } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';

/** What was expected of each day on its own morning, from the days before it alone. */
export interface OneDayAhead {
  /** One element a day of the history and one more, the first day that is still open; null where nothing could be said. */
  readonly yhat: readonly (number | null)[];
  /** How much each day of the history counts for later ones: 0 for an anomaly, else 1. */
  readonly weights: readonly number[];
  /** How much each member counts on the first open day. */
  readonly memberWeights: readonly number[];
}

const MEMBERS: readonly Model[] = [seasonalNaive, weekdayMean];
/** So many doubted days on the same side, with none between that is back at what was expected, are not anomalies but a new level. */
const NEW_LEVEL_DAYS = 3;

/**
 * Walks through a history and forecasts each day from the days before it, by the naive members together. An anomaly (see `doubts`) weighs nothing in later
 * forecasts; the third on the same side counts again, as the start of a new level, unless a day between was back.
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
  const doubtOn = outlierScreen(values, yhat, weights);
  let doubted: { side: OutlierSide; days: number } = { side: 'none', days: 0 };

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
    const side = doubtOn(index);
    if (side !== 'none') doubted = { side, days: side === doubted.side ? doubted.days + 1 : 1 };
    else if (isBack(actual, yhat[index] ?? null, doubted.side)) doubted = { side: 'none', days: 0 };
    const counts = side === 'none' || doubted.days >= NEW_LEVEL_DAYS;
    weights.push(counts ? 1 : 0);
    predictions.forEach((prediction, member) => {
      if (counts && actual !== null && prediction !== null) errors[member]?.push(actual - prediction);
    });
  }
  return { yhat, weights, memberWeights: memberWeights(errors) };
}

/** Whether a day reached what was expected again after doubted days on one side of it. */
function isBack(actual: number | null, expected: number | null, side: OutlierSide): boolean {
  if (actual === null || expected === null) return false;
  return side === 'below' ? actual >= expected : actual <= expected;
}
