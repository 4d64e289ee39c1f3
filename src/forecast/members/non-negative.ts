import { incrementalFit, type FittedModel, type Model } from '../model.ts';

/** A model of what can't be negative: it says 0 where it would say less. */
export function nonNegativeModel(model: Model): Model {
  const told = (fitted: FittedModel): FittedModel => ({
    ...fitted,
    predict: (days) => fitted.predict(days).map((value) => (value === null ? null : Math.max(0, value))),
  });
  return {
    id: model.id,
    fit: (history) => told(model.fit(history)),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => told(fit(history));
    },
  };
}
