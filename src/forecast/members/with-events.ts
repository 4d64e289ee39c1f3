import type { Day } from '../../calendar/day.ts';
import { prefix, walk, wholeOf, type FittedModel, type History, type Model } from '../model.ts';

/** The share of the usual that stands for a day of nothing, so that logs can compare it: as for residuals. */
const NEXT_TO_NOTHING = 0.02;

/**
 * Keeps models that know nothing of holidays from them: they neither learn from such days, nor say anything of them.
 *
 * @param days the holidays and events
 */
export function withoutEvents(days: ReadonlySet<Day>): (model: Model) => Model {
  const seen = oncePerWhole((history) => {
    const values = [...history.values];
    for (const index of within(history, days)) values[index] = null;
    return { ...history, values };
  });
  const silent = (fitted: FittedModel): FittedModel => ({
    ...fitted,
    predict(asked) {
      const said = fitted.predict(asked);
      return asked.map((day, index) => (days.has(day) ? null : (said[index] ?? null)));
    },
  });
  return (model) => wrapped(model, seen, silent);
}

/**
 * Leads models that know of holidays to learn from them: that they look like anomalies is no reason to pass over them, and one of
 * nothing is one of next to nothing.
 *
 * @param days the holidays and events
 */
export function withEvents(days: ReadonlySet<Day>): (model: Model) => Model {
  const seen = oncePerWhole((history) => {
    const values = [...history.values];
    const weights = history.weights ? [...history.weights] : values.map(() => 1);
    const usual = runningMeans(history.values);
    for (const index of within(history, days)) {
      const value = values[index] ?? null;
      const least = NEXT_TO_NOTHING * (usual[index] ?? 0);
      weights[index] = 1;
      if (value !== null && value >= 0 && value < least) values[index] = least;
    }
    return { start: history.start, values, weights };
  });
  return (model) => wrapped(model, seen, (fitted) => fitted);
}

/** A change to histories of which each element hangs on those before it alone, so that a prefix sees what the whole does. */
function oncePerWhole(change: (history: History) => History): (history: History) => History {
  const changed = new WeakMap<History, History>();
  return (history) => {
    const whole = wholeOf(history);
    const seen = changed.get(whole) ?? change(whole);
    changed.set(whole, seen);
    return prefix(seen, history.values.length);
  };
}

/** Which elements of a history are such days. */
function within({ start, values }: History, days: ReadonlySet<Day>): number[] {
  return Array.from(days, (day) => day - start).filter((index) => index >= 0 && index < values.length);
}

/** The mean of the positive values before each element: it stays what it is as the history grows. */
function runningMeans(values: readonly (number | null)[]): Float64Array {
  const means = new Float64Array(values.length);
  let sum = 0;
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    means[index] = count > 0 ? sum / count : 0;
    const value = values[index] ?? null;
    if (value === null || value <= 0) continue;
    sum += value;
    count++;
  }
  return means;
}

function wrapped(model: Model, seen: (history: History) => History, told: (fitted: FittedModel) => FittedModel): Model {
  return {
    id: model.id,
    fit: (history) => told(model.fit(seen(history))),
    walk() {
      const fit = walk(model);
      return (history) => told(fit(seen(history)));
    },
  };
}
