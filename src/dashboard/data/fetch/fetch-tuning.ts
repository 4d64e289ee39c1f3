import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import type { TunedMetricJson } from '../../../api/tune/schema.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import { chosenMetric } from './fetch-forecast.ts';
import { fetchMetrics } from './fetch-home.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of the tuning page: the judged days of a whole metric, and what its present settings did. */
export interface TuningData extends PageData {
  readonly metrics: readonly MetricJson[];
  /** Null if there is no such metric in the data. */
  readonly metric: MetricJson | null;
  /** Ascending by day. */
  readonly series: readonly VerdictJson[];
  /** Null before any day could be judged. */
  readonly present: TunedMetricJson | null;
}

/** Other settings, by one of three measures. */
export type TrialJson =
  | { readonly tolerance: number }
  | { readonly min_change: number }
  | { readonly alerts_per_month: number };

/**
 * @param id null: the metric that the answers are about
 * @throws ApiError for a problem, TypeError if the API could not be reached.
 */
export async function fetchTuning(id: string | null): Promise<TuningData> {
  const [summary, metrics] = await Promise.all([fetchSummary(), fetchMetrics()]);
  const metric = chosenMetric(metrics, id, summary);
  const [series, present] = metric
    ? await Promise.all([
        dataOf(api.get('/api/v1/metrics/{id}/series', { path: { id: metric.id } })),
        fetchTrial(metric.id, null),
      ])
    : [[], null];
  return { summary, metrics, metric, series, present, fetchedAt: new Date() };
}

/**
 * The judged days of a metric replayed with other settings; null: with the present ones.
 * @throws as fetchTuning does
 */
export async function fetchTrial(id: string, trial: TrialJson | null): Promise<TunedMetricJson | null> {
  const [tuned] = await dataOf(api.post('/api/v1/tune/preview', { body: { metric: id, ...trial } }));
  return tuned ?? null;
}
