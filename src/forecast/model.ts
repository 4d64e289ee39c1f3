import type { Day } from '../calendar/day.ts';

/** What a model learns from: one value a day, without holes. */
export interface History {
  /** The day of the first value. */
  readonly start: Day;
  /** Null: unknown, or a day on which nothing was to be expected. */
  readonly values: readonly (number | null)[];
  /** How much each value counts, 0 to 1, one a value; all 1 if absent. A confirmed anomaly weighs 0. */
  readonly weights?: readonly number[];
}

/**
 * A way to forecast. The same history gives the same forecast: no clock, no randomness, and nothing kept
 * between fits that could change one. A history must not be changed once it was passed in: what was worked out of it is remembered.
 * @see seasonalNaive for the shortest example
 */
export interface Model {
  /** Short, stable and kebab-case: it is stored beside what the model said. */
  readonly id: string;
  fit(history: History): FittedModel;
  /** As `fit`, for histories that grow: the same results, and cheaper, because it remembers the last one. */
  walk?(): (history: History) => FittedModel;
}

export interface FittedModel {
  /** The id of who speaks in the place of the model that was fitted; absent where it speaks itself. */
  readonly speaker?: string;
  /** The expected value of each day, in the unit of the history; null where the history says nothing, as for a weekday it never saw. */
  predict(days: readonly Day[]): (number | null)[];
}

/** A way to fit histories of which each goes on where the last ended. */
export function walk(model: Model): (history: History) => FittedModel {
  return model.walk?.() ?? model.fit.bind(model);
}

/** The first `length` days of a history: all that was known on the morning of the day after them. */
export function prefix(history: History, length: number): History {
  const { start, values, weights } = history;
  const cut = { start, values: values.slice(0, length), ...(weights && { weights: weights.slice(0, length) }) };
  cutFrom.set(cut, wholeOf(history));
  return cut;
}

/** Which history one was cut from, so that what is worked out element by element need not be for each prefix again. */
const cutFrom = new WeakMap<History, History>();

/** The history that one is a prefix of, as far as that is known; else itself. Its later elements are not for its prefix to see. */
export function wholeOf(history: History): History {
  return cutFrom.get(history) ?? history;
}

/** Whether the days of one history are the first days of another. */
export function isBeginning(short: History, long: History): boolean {
  if (short.start !== long.start || short.values.length > long.values.length) return false;
  if (wholeOf(short) === wholeOf(long)) return true;
  for (let index = 0; index < short.values.length; index++) {
    if (short.values[index] !== long.values[index]) return false;
    if ((short.weights?.[index] ?? 1) !== (long.weights?.[index] ?? 1)) return false;
  }
  return true;
}
