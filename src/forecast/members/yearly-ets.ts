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
  type YearlySeason,
} from '../model.ts';
import { ets } from './ets.ts';
import { YEARLY_ETS } from './prophet-ids.ts';

/** A season that was seen twice is believed so much; one that was seen once, of which the trend is a part, not at all. */
const BELIEVED = 0.85;
const YEAR_DAYS = 365;

/**
 * Exponential smoothing of the days without the yearly season that a Prophet fit has found, and forecasts with it: the season is known
 * from all years, the level and the week from the latest days. Without such a season it is exponential smoothing.
 *
 * @param fitted the model whose season it is
 */
export function yearlyEts(fitted: Model): Model {
  const flattened = flattening();
  const output = (fit: (history: History) => FittedModel, history: History): FittedModel => {
    const season = fitted.fit(history.source ?? history).yearly ?? null;
    const share = season ? BELIEVED * Math.min(1, Math.max(0, season.learnedFromDays / YEAR_DAYS - 1)) : 0;
    if (!season || share === 0) return fit(history);
    const effect = (day: Day): number => share * season.on(day);
    const flat = fit(flattened(history, season, effect));
    return {
      ...flat,
      predict(days) {
        const predictions = flat.predict(days);
        return days.map((day, index) => times(predictions[index] ?? null, effect(day)));
      },
    };
  };
  return {
    id: YEARLY_ETS,
    fit: (history) => output((one) => ets.fit(one), history),
    incrementalFit() {
      const fit = incrementalFit(ets);
      return (history) => output(fit, history);
    },
  };
}

/** As many days of a history without a season as were needed so far. */
interface Flat {
  readonly values: (number | null)[];
  readonly identity: HistoryIdentity;
}

/** Histories that grow keep their identity for as long as the season stays the same, and their days are changed once. */
function flattening(): (history: History, season: YearlySeason, effect: (day: Day) => number) => History {
  const known = new WeakMap<object, WeakMap<YearlySeason, Flat>>();
  return (history, season, effect) => {
    const bySeason = known.get(cacheKey(history)) ?? new WeakMap<YearlySeason, Flat>();
    known.set(cacheKey(history), bySeason);
    const flat = bySeason.get(season) ?? { values: storedAlike([]), identity: newIdentity() };
    bySeason.set(season, flat);
    const { start, weights } = history;
    for (let index = flat.values.length; index < history.values.length; index++)
      flat.values.push(times(history.values[index] ?? null, -effect(addDays(start, index))));
    return prefix({ start, values: flat.values, weights, identity: flat.identity }, history.values.length);
  };
}

/** A value with an effect on its logarithm; as it is where it has none. */
function times(value: number | null, effect: number): number | null {
  return value === null || value <= 0 ? value : value * Math.exp(effect);
}
