import { addDays, type Day } from '../../calendar/day.ts';
import type { EventDays } from '../events/event-days.ts';
import type { EventEffects } from '../events/event-effects.ts';
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
 * Lets models that know nothing of a calendar forecast its days: holidays and events are kept from them, and their forecasts of such days
 * are those of ordinary days times the learned effect. A day of which no effect is known has no forecast.
 */
export function withEventEffects(days: EventDays, effects: EffectsOf): (model: Model) => Model {
  const changed = changedHistories(() => ({ history, index, day, value, weight }) => ({
    value: days.has(day) ? null : withoutEffect(value, effects(history, index).near(day)),
    weight,
  }));
  return (model) =>
    wrapped(model, changed, (fitted, { on, near }) => ({
      ...fitted,
      predict: (requested) =>
        changedPredictions(fitted, requested, (day, value) => {
          const events = days.get(day);
          return times(value, events ? on(events) : near(day));
        }),
    }))(effects);
}

/**
 * Lets models that learn the effects of holidays and events by themselves learn from all such days: also from those that look like
 * anomalies, and from those with a value near zero, which is replaced by the smallest value that they can learn from. The days around
 * holidays have the learned effect.
 */
export function withEvents(days: EventDays, effects: EffectsOf): (model: Model) => Model {
  const changed = changedHistories(() => {
    const usual = positiveMean();
    return ({ history, index, day, value, weight }) => {
      const least = SMALLEST_SHARE * usual(value);
      const { near, strength } = effects(history, index);
      const events = days.get(day);
      if (!events) return { value: withoutEffect(value, near(day)), weight };
      const usable = value !== null && value >= 0 && value < least ? least : value;
      return { value: withoutEffect(usable, strength(events)), weight: 1 };
    };
  });
  return (model) =>
    wrapped(model, changed, (fitted, { near, on, strength, isNew }) => ({
      ...fitted,
      predict: (requested) =>
        changedPredictions(fitted, requested, (day, value) => {
          const events = days.get(day);
          return times(value, !events ? near(day) : isNew(events) ? (on(events) ?? 0) : strength(events));
        }),
    }))(effects);
}

/** The effects of a calendar by the first `length` days of a history, by default all of them. */
type EffectsOf = (history: History, length?: number) => EventEffects;

function withoutEffect(value: number | null, effect: number): number | null {
  return value === null || effect === 0 || value <= 0 ? value : value / Math.exp(effect);
}

/** A forecast with an effect; null where none is known. */
function times(value: number, effect: number | null): number | null {
  if (effect === null) return null;
  return effect === 0 || value <= 0 ? value : value * Math.exp(effect);
}

function changedPredictions(
  fitted: FittedModel,
  days: readonly Day[],
  change: (day: Day, value: number) => number | null,
): (number | null)[] {
  const predictions = fitted.predict(days);
  for (let index = 0; index < days.length; index++) {
    const day = days[index];
    const value = predictions[index] ?? null;
    if (day !== undefined && value !== null) predictions[index] = change(day, value);
  }
  return predictions;
}

/** A day of a history. */
interface Observation {
  readonly value: number | null;
  readonly weight: number;
}

/** Changes the days of a history in their order. */
type DayChange = (
  observation: Observation & { readonly day: Day; readonly history: History; readonly index: number },
) => Observation;

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
  let latest: { readonly from: History; readonly own: History } | null = null;
  return (history) => {
    if (latest?.from === history) return latest.own;
    const changed: ChangedHistory = known.get(cacheKey(history)) ?? {
      values: storedAlike([]),
      weights: [],
      identity: newIdentity(),
      change: newChange(),
    };
    known.set(cacheKey(history), changed);
    for (let index = changed.values.length; index < history.values.length; index++) {
      const { value, weight } = changed.change({
        history,
        index,
        day: addDays(history.start, index),
        value: history.values[index] ?? null,
        weight: history.weights?.[index] ?? 1,
      });
      changed.values.push(value);
      changed.weights.push(weight);
    }
    const { values, weights, identity } = changed;
    const own = {
      ...prefix({ start: history.start, values, weights, identity }, history.values.length),
      source: history,
    };
    latest = { from: history, own };
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
  output: (fitted: FittedModel, effects: EventEffects) => FittedModel,
): (effects: EffectsOf) => Model {
  return (effects) => ({
    id: model.id,
    fit: (history) => output(model.fit(changed(history)), effects(history)),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => output(fit(changed(history)), effects(history));
    },
  });
}
