import { addDays, weekday } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { outlierScreen, type OutlierSide } from './outlier-screen.ts';
import { combined, memberWeights } from './shrunken-weights.ts';
import { recentOn } from '../members/recent-by-weekday.ts';
import { WEEKS_LOOKED_BACK } from '../members/seasonal-naive.ts';
import { VALUES_AVERAGED } from '../members/weekday-mean.ts';
import type { History } from '../model.ts';

/** One-day forecasts, each from the days before it alone. */
export interface OneDayAhead {
  /** One element a day of the history, and one for the day after it; null without a forecast. */
  readonly yhat: readonly (number | null)[];
  /** The weight of each day of the history in later forecasts: 0 for an anomaly, else 1. */
  readonly weights: readonly number[];
  /** 0 for the days in which a new level is learned. */
  readonly settled: readonly number[];
  /** 1 for an outlier with next to nothing, until that is a new level. */
  readonly outages: readonly number[];
  /** 1 for a day whose error is a guide to those of others: 0 for an outlier, also while a new level is learned. */
  readonly typical: readonly number[];
  /** The weight of each member on the day after the history. */
  readonly memberWeights: readonly number[];
}

/** So many outliers on the same side among so many known days are a new level and no anomalies. */
const NEW_LEVEL: Runs = { outliers: 5, days: 10 };
/** An outage of days with next to nothing may last longer. */
const ENDED: Runs = { outliers: 14, days: 20 };
const NEXT_TO_NOTHING = 0.1;
/** In so many days the members learn a new level. */
const LEARNING_DAYS = 28;
/** The usual value of a weekday is the median of its last values, of at least some. */
const USUAL_WEEKS = 6;
const USUAL_VALUES_NEEDED = 3;

/**
 * Forecasts each day of a history from the days before it, with the naive members. An outlier (see `outlierScreen`) has weight 0 in
 * later forecasts, until there are so many on the same side that they are a new level.
 *
 * @throws RangeError if a value is neither a finite number nor null: NaN would read as normal
 * @returns element `t` depends on the values before `t` only (`weights` and `typical` on those up to `t`), so a longer history has the
 * same beginning
 */
export function oneDayAhead({ start, values }: History): OneDayAhead {
  if (values.some((value) => value !== null && !Number.isFinite(value)))
    throw new RangeError('values must be finite numbers, or null where unknown');
  const [weights, settled, outages, typical]: [number[], number[], number[], number[]] = [[], [], [], []];
  const errors: number[][] = [[], []];
  const yhat: (number | null)[] = [];
  const usual: (number | null)[] = [];
  const screen = outlierScreen(values, { yhat, usual, typical });
  const found: Found[] = [];
  let learningUntil = 0;

  for (let index = 0; index <= values.length; index++) {
    const predictions = naiveForecasts({ start, values, weights }, index);
    yhat.push(combined(predictions, memberWeights(errors)));
    usual.push(usualValue(values, index));
    if (index === values.length) break;

    const actual = values[index] ?? null;
    const side = screen.sideOf(index);
    const beside = sideBeside(found);
    const partOf = side === 'none' && screen.isHalfOut(index, beside) ? beside : side;
    if (actual !== null) found.push(foundOf(partOf, actual, usual[index] ?? null));
    const isNewLevel = partOf !== 'none' && (isFrequent(found, NEW_LEVEL) || isFrequent(found, ENDED));
    if (isNewLevel && index >= learningUntil) learningUntil = index + LEARNING_DAYS;
    weights.push(side === 'none' || isNewLevel ? 1 : 0);
    settled.push(index < learningUntil ? 0 : 1);
    outages.push(actual !== null && found.at(-1) === 'nothing' ? 1 : 0);
    typical.push(partOf === 'none' && index >= learningUntil ? 1 : 0);
    predictions.forEach((prediction, member) => {
      if (partOf === 'none' && actual !== null && prediction !== null) errors[member]?.push(actual - prediction);
    });
  }
  return { yhat, weights, settled, outages, typical, memberWeights: memberWeights(errors) };
}

/** The forecasts of a day by the seasonal naive model and by the weekday mean, which are computed from the same values. */
function naiveForecasts(history: History, index: number): (number | null)[] {
  const recent = recentOn(history, weekday(addDays(history.start, index)), VALUES_AVERAGED, WEEKS_LOOKED_BACK, index);
  return [recent[0] ?? null, mean(recent)];
}

/** What was found of a known day: `nothing` is an outlier with next to nothing. */
type Found = OutlierSide | 'nothing';

interface Runs {
  readonly outliers: number;
  readonly days: number;
}

function foundOf(side: OutlierSide, actual: number, usual: number | null): Found {
  return side !== 'none' && usual !== null && Math.abs(actual) <= NEXT_TO_NOTHING * usual ? 'nothing' : side;
}

/** The side of the first outlier among the days that may be part of one new level with the next. */
function sideBeside(found: readonly Found[]): OutlierSide {
  for (let at = Math.max(0, found.length + 1 - NEW_LEVEL.days); at < found.length; at++) {
    const one = found[at];
    if (one === 'below' || one === 'above') return one;
  }
  return 'none';
}

/** Whether what was found of the latest day was found on many of the days before. */
function isFrequent(found: readonly Found[], { outliers, days }: Runs): boolean {
  const latest = found.at(-1);
  if (latest === 'nothing' && outliers < ENDED.outliers) return false;
  return found.slice(-days).filter((one) => one === latest).length >= outliers;
}

function usualValue(values: readonly (number | null)[], index: number): number | null {
  const latest: number[] = [];
  for (
    let past = index - 7;
    past >= Math.max(0, index - 7 * WEEKS_LOOKED_BACK) && latest.length < USUAL_WEEKS;
    past -= 7
  ) {
    const value = values[past] ?? null;
    if (value !== null) latest.push(value);
  }
  return latest.length < USUAL_VALUES_NEEDED ? null : middle(latest);
}

/** The median of a few values: for them sorting by insertion is faster than a typed array. */
function middle(values: number[]): number {
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    let at = index;
    for (; at > 0 && (values[at - 1] ?? 0) > value; at--) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
  const half = (values.length - 1) / 2;
  const below = values[Math.floor(half)] ?? 0;
  return below + ((values[Math.ceil(half)] ?? 0) - below) * (half - Math.floor(half));
}
