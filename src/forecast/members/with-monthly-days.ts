import type { Day } from '../../calendar/day.ts';
import { monthlyDays } from '../events/monthly-days.ts';
import { incrementalFit, type FittedModel, type History, type Model } from '../model.ts';

/** Lets a model, which takes the unusual days of each month for anomalies, forecast them: an ordinary day times what they usually are of one. */
export function withMonthlyDays(isSpecial: (day: Day) => boolean): (model: Model) => Model {
  const monthly = monthlyDays(isSpecial);
  const changed = (fitted: FittedModel, history: History): FittedModel => {
    const on = monthly(history);
    if (on === null) return fitted;
    return {
      ...fitted,
      predict(days) {
        const predictions = fitted.predict(days);
        return days.map((day, index) => {
          const value = predictions[index] ?? null;
          return value === null || value <= 0 ? value : value * (on(day)?.factor ?? 1);
        });
      },
    };
  };
  return (model) => ({
    id: model.id,
    fit: (history) => changed(model.fit(history), history),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => changed(fit(history), history);
    },
  });
}
