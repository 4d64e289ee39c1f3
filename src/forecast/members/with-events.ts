import { addDays, type Day } from '../../calendar/day.ts';
import {
  cacheKey,
  incrementalFit,
  newIdentity,
  prefix,
  storedAlike,
  type FittedModel,
  type History,
  type HistoryIdentity,
  type Model,
} from '../model.ts';

/** The share of the usual value that replaces a value near zero, so that logs can be taken: as for residuals. */
const SMALLEST_SHARE = 0.02;

/**
 * Keeps holidays and events from models that can't learn their effect: such days are neither learned from nor forecast.
 *
 * @param days the holidays and events
 */
export function withoutEvents(days: ReadonlySet<Day>): (model: Model) => Model {
  const changed = changedHistories(() => ({ day, value, weight }) => ({ value: days.has(day) ? null : value, weight }));
  const withoutForecast = (fitted: FittedModel): FittedModel => ({
    ...fitted,
    predict(requested) {
      const predictions = fitted.predict(requested);
      return requested.map((day, index) => (days.has(day) ? null : (predictions[index] ?? null)));
    },
  });
  return (model) => wrapped(model, changed, withoutForecast);
}

/**
 * Lets models that can learn the effects of holidays and events learn from all such days: also from those that look like anomalies,
 * and from those with a value near zero, which is replaced by the smallest value that they can learn from.
 *
 * @param days the holidays and events
 */
export function withEvents(days: ReadonlySet<Day>): (model: Model) => Model {
  const changed = changedHistories(() => {
    const usual = positiveMean();
    return ({ day, value, weight }) => {
      const least = SMALLEST_SHARE * usual(value);
      if (!days.has(day)) return { value, weight };
      return { value: value !== null && value >= 0 && value < least ? least : value, weight: 1 };
    };
  });
  return (model) => wrapped(model, changed, (fitted) => fitted);
}

/** A day of a history. */
interface Observation {
  readonly value: number | null;
  readonly weight: number;
}

/** Changes the days of a history in their order. */
type DayChange = (observation: Observation & { readonly day: Day }) => Observation;

/** As many days of a changed history as were needed so far. */
interface ChangedHistory {
  readonly values: (number | null)[];
  readonly weights: number[];
  readonly identity: HistoryIdentity;
  readonly change: DayChange;
}

/** Changes histories day by day, each day from those before it alone. The days of a growing history are changed once. */
function changedHistories(newChange: () => DayChange): (history: History) => History {
  const known = new WeakMap<object, ChangedHistory>();
  /** Several members learn from one history, and what they derive from it is cached by it. */
  const made = new WeakMap<History, History>();
  return (history) => {
    const before = made.get(history);
    if (before) return before;
    const changed: ChangedHistory = known.get(cacheKey(history)) ?? {
      values: storedAlike([]),
      weights: [],
      identity: newIdentity(),
      change: newChange(),
    };
    known.set(cacheKey(history), changed);
    for (let index = changed.values.length; index < history.values.length; index++) {
      const { value, weight } = changed.change({
        day: addDays(history.start, index),
        value: history.values[index] ?? null,
        weight: history.weights?.[index] ?? 1,
      });
      changed.values.push(value);
      changed.weights.push(weight);
    }
    const { values, weights, identity } = changed;
    const own = prefix({ start: history.start, values, weights, identity }, history.values.length);
    made.set(history, own);
    return own;
  };
}

/** The mean of the positive values before each value; 0 before the first. */
function positiveMean(): (value: number | null) => number {
  let sum = 0;
  let count = 0;
  return (value) => {
    const mean = count > 0 ? sum / count : 0;
    if (value !== null && value > 0) {
      sum += value;
      count++;
    }
    return mean;
  };
}

function wrapped(
  model: Model,
  changed: (history: History) => History,
  output: (fitted: FittedModel) => FittedModel,
): Model {
  return {
    id: model.id,
    fit: (history) => output(model.fit(changed(history))),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => output(fit(changed(history)));
    },
  };
}
