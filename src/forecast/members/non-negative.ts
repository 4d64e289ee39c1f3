import { incrementalFit, type FittedModel, type Model } from '../model.ts';

/** A model of what can't be negative: its forecasts are at least 0. */
export function nonNegativeModel(model: Model): Model {
  const clamped = (fitted: FittedModel): FittedModel => ({
    ...fitted,
    predict: (days) => fitted.predict(days).map((value) => (value === null ? null : Math.max(0, value))),
  });
  return {
    id: model.id,
    fit: (history) => clamped(model.fit(history)),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => clamped(fit(history));
    },
  };
}
