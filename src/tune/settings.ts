import type { Metric } from '../metrics/metric.ts';

/** What an owner sets of a metric: the smallest difference that matters. */
export interface Settings {
  /** As a share of the forecast. */
  readonly tolerance: number;
  /** In the unit of the metric; null: 0.5 % of a usual week. */
  readonly minChange: number | null;
}

/** What is tried instead: one of three measures. */
export type Trial =
  | { readonly by: 'percent'; readonly tolerance: number }
  | { readonly by: 'money'; readonly minChange: number }
  | { readonly by: 'alerts'; readonly alertsPerMonth: number };

export function settingsOf({ tolerance, minChange }: Pick<Metric, keyof Settings>): Settings {
  return { tolerance, minChange };
}
