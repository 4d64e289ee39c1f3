import { addDays, type Day } from '../../calendar/day.ts';
import {
  cacheKey,
  incrementalFit,
  newIdentity,
  type FittedModel,
  type History,
  type HistoryIdentity,
  type Model,
} from '../model.ts';
import { shapeShare } from './shape-share.ts';
import type { LearnedShape, YearlyShape } from './yearly-shape.ts';

/** From two years on the models have learned the year by themselves. */
export const OWN_YEAR_DAYS = 730;

/** A history without its share of a yearly shape, and that share. */
interface Flattened {
  readonly history: History;
  readonly effect: YearlyShape;
}

/**
 * Lends models the yearly shape of a longer history, while they have less than two years to learn one from: they learn from days without
 * it, and their forecasts are multiplied by it. So a slice with ten months of history has a December, if the whole has seen one.
 *
 * @param shapeAt the shape that is known at an origin
 */
export function withYearlyShape(shapeAt: (origin: Day) => LearnedShape | null): (model: Model) => Model {
  const flattened = flattening(shapeAt);
  const output = (fitted: FittedModel, effect: YearlyShape): FittedModel => ({
    ...fitted,
    predict(days) {
      const predictions = fitted.predict(days);
      return days.map((day, index) => times(predictions[index] ?? null, effect(day)));
    },
  });
  const lent = (fit: (history: History) => FittedModel, history: History): FittedModel => {
    const flat = flattened(history);
    return flat ? output(fit(flat.history), flat.effect) : fit(history);
  };
  return (model) => ({
    id: model.id,
    fit: (history) => lent((one) => model.fit(one), history),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => lent(fit, history);
    },
  });
}

/** Several members learn from one history, and histories that grow keep their identity for as long as the shape stays the same. */
function flattening(shapeAt: (origin: Day) => LearnedShape | null): (history: History) => Flattened | null {
  const made = new WeakMap<History, Flattened>();
  const known = new WeakMap<object, Map<Day, { readonly effect: YearlyShape; readonly identity: HistoryIdentity }>>();
  return (history) => {
    const learned =
      history.values.length < OWN_YEAR_DAYS ? shapeAt(addDays(history.start, history.values.length)) : null;
    if (!learned) return null;
    const before = made.get(history);
    if (before) return before;
    const byShape = known.get(cacheKey(history)) ?? new Map<Day, { effect: YearlyShape; identity: HistoryIdentity }>();
    known.set(cacheKey(history), byShape);
    const own = byShape.get(learned.learnedTo) ?? { effect: effectOn(history, learned), identity: newIdentity() };
    byShape.set(learned.learnedTo, own);
    const values = history.values.map((value, index) => times(value, -own.effect(addDays(history.start, index))));
    const flat = { history: { ...history, values, identity: own.identity }, effect: own.effect };
    made.set(history, flat);
    return flat;
  };
}

/** The part of a shape that a history follows, by its days up to the end of those that the shape was learned from. */
function effectOn({ start, values }: History, learned: LearnedShape): YearlyShape {
  const known = values.slice(0, Math.max(0, learned.learnedTo - start));
  const share = shapeShare({ start, values: known }, learned);
  return (day) => share * learned.shape(day);
}

/** A value with an effect on its logarithm; without one where it has none. */
function times(value: number | null, effect: number): number | null {
  return value === null || value <= 0 ? value : value * Math.exp(effect);
}
