import type { Metric } from '../metrics/metric.ts';

/** What an owner sets of a metric: the smallest difference that matters, and how readily one that does is an alert. */
export interface Settings {
  /** As a share of the forecast. */
  readonly tolerance: number;
  /** In the unit of the metric; null: 0.5 % of a usual week. */
  readonly minChange: number | null;
  /** What the score that makes a Warning is divided by, at least 1. */
  readonly sensitivity: number;
}

/** What is tried instead: one of three measures. */
export type Trial =
  | { readonly by: 'percent'; readonly tolerance: number }
  | { readonly by: 'money'; readonly minChange: number }
  | { readonly by: 'alerts'; readonly alertsPerMonth: number };

export function settingsOf({
  tolerance,
  minChange,
  sensitivity = 1,
}: Pick<Metric, 'tolerance' | 'minChange' | 'sensitivity'>): Settings {
  return { tolerance, minChange, sensitivity };
}
