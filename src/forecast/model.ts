import type { Day } from '../calendar/day.ts';

/** What a model learns from: one value a day, without holes. */
export interface History {
  /** The day of the first value. */
  readonly start: Day;
  /** Null: unknown, or a day without an expected value. */
  readonly values: readonly (number | null)[];
  /** The weight of each value, 0 to 1; all 1 if absent. A confirmed anomaly has weight 0. */
  readonly weights?: readonly number[] | undefined;
  /** The history that this one was derived from day by day; absent for one as it was given. */
  readonly source?: History | undefined;
  /** Which growing history this is a prefix of, so that a fit can be continued; see `growing`. */
  readonly identity?: HistoryIdentity | undefined;
}

/**
 * Identifies a history that grows, and holds none of its values. Histories of the same identity have the same values and weights on the
 * days that they share.
 */
export interface HistoryIdentity {
  readonly kind: 'growing history';
}

/**
 * A way to forecast. The same history gives the same forecast: no clock, no randomness, and nothing kept between fits that could change
 * one. A history must not be changed once it was passed in, because results for it are cached.
 * @see seasonalNaive for the shortest example
 */
export interface Model {
  /** Short, stable and kebab-case: it is stored beside the model's forecasts. */
  readonly id: string;
  fit(history: History): FittedModel;
  /** As `fit`, for histories that grow: the same results, and cheaper, because each fit continues the last one. */
  incrementalFit?(): (history: History) => FittedModel;
}

/** The growth of a trend a day, in the unit of the values. */
export interface TrendGrowth {
  /** After the history. */
  readonly latest: number;
  /** The part of it that has lasted: 0 after a launch, a jump or a collapse. */
  readonly lasting: number;
}

/** A yearly season that a model has found. */
export interface YearlySeason {
  /** The days of the history that it was learned from. */
  readonly learnedFromDays: number;
  /** How far a day lies from a year's usual day, on logs. */
  readonly on: (day: Day) => number;
}

export interface FittedModel {
  /** The id of the model that forecasts in place of the fitted one; absent where the fitted one does. */
  readonly fallbackModel?: string;
  /** The growth of its trend; absent where it has none. */
  readonly growth?: TrendGrowth;
  /** Its yearly season, always the same object for the same fit; absent where it has none, or learns on no logs. */
  readonly yearly?: YearlySeason;
  /** The yearly part of the expected values of days, in the unit of the history; null where there is none. */
  readonly yearlyPart?: (days: readonly Day[]) => Float64Array | null;
  /** The expected value of each day, in the unit of the history; null where there is none, as for a weekday without history. */
  predict(days: readonly Day[]): (number | null)[];
}

/** A function that fits histories of which each continues the last. */
export function incrementalFit(model: Model): (history: History) => FittedModel {
  return model.incrementalFit?.() ?? model.fit.bind(model);
}

/** The history with an identity, so that models continue their fits from one prefix to the next. */
export function growing(history: History): History {
  return history.identity ? history : { ...history, identity: newIdentity() };
}

export function newIdentity(): HistoryIdentity {
  return Object.freeze({ kind: 'growing history' });
}

/**
 * A copy of values that V8 stores alike for every series. It tells arrays of integers, of doubles and of mixed values apart, and compiles
 * each loop anew when it meets the next kind: without this, compiling took a third of the time in which a few series are forecast.
 */
export function storedAlike(values: readonly (number | null)[]): (number | null)[] {
  // A slice of an array of mixed values is one too.
  return [null, ...values].slice(1);
}

/** The first `length` days of a history: a copy that holds nothing of the later ones. */
export function prefix({ start, values, weights, identity }: History, length: number): History {
  return { start, values: values.slice(0, length), weights: weights?.slice(0, length), identity };
}

/** The key of what is cached for a history and its prefixes: its identity, or itself alone. */
export function cacheKey(history: History): object {
  return history.identity ?? history;
}

/** Whether the days of one history are the first days of another. */
export function isBeginning(short: History, long: History): boolean {
  if (short.start !== long.start || short.values.length > long.values.length) return false;
  if (short.identity && short.identity === long.identity) return true;
  for (let index = 0; index < short.values.length; index++) {
    if (short.values[index] !== long.values[index]) return false;
    if ((short.weights?.[index] ?? 1) !== (long.weights?.[index] ?? 1)) return false;
  }
  return true;
}
