import { addDays, type Day } from '../calendar/day.ts';
import { quantile } from '../stats/quantile.ts';
import { walk, type FittedModel, type History, type Model } from './model.ts';

/** The share of the usual that stands for a day of nothing, so that logs can compare it: as for residuals. */
const NEXT_TO_NOTHING = 0.02;

/**
 * A model that knows nothing of holidays, kept from them: it neither learns from such days, nor says anything of them.
 *
 * @param days the holidays and events
 */
export function blindTo(days: ReadonlySet<Day>, model: Model): Model {
  const seen = ({ values, ...rest }: History): History => ({
    ...rest,
    values: values.map((value, index) => (days.has(addDays(rest.start, index)) ? null : value)),
  });
  const silent = (fitted: FittedModel): FittedModel => ({
    predict(asked) {
      const said = fitted.predict(asked);
      return asked.map((day, index) => (days.has(day) ? null : (said[index] ?? null)));
    },
  });
  return wrapped(model, seen, silent);
}

/**
 * A model that knows of holidays, led to learn from them: that they look like anomalies is no reason to pass over them, and one of
 * nothing is one of next to nothing.
 *
 * @param days the holidays and events
 */
export function learningFrom(days: ReadonlySet<Day>, model: Model): Model {
  function seen({ start, values, weights }: History): History {
    const usual = quantile(
      values.flatMap((value) => (value !== null && value > 0 ? [value] : [])),
      0.5,
    );
    const least = NEXT_TO_NOTHING * (usual ?? 0);
    return {
      start,
      values: values.map((value, index) =>
        value !== null && value < least && value >= 0 && days.has(addDays(start, index)) ? least : value,
      ),
      weights: values.map((_, index) => (days.has(addDays(start, index)) ? 1 : (weights?.[index] ?? 1))),
    };
  }
  return wrapped(model, seen, (fitted) => fitted);
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
