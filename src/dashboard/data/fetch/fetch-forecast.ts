import type { LandingJson } from '../../../api/landing/schema.ts';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import { daysBack, fetchMetrics } from './fetch-home.ts';
import { fetchSeries, NO_SERIES, type SeriesData } from './fetch-series.ts';
import type { PageData } from '../use-page-data.ts';

/** How many judged days the forecast page shows. */
export const FORECAST_DAYS_BACK = 42;

/** The data of the forecast page: a whole metric, its days, and where its month and quarter land. */
export interface ForecastData extends PageData, SeriesData {
  readonly metrics: readonly MetricJson[];
  /** Null if there is no such metric in the data. */
  readonly metric: MetricJson | null;
  /** The month, then the quarter; empty for what does not add up, and while the history is too short. */
  readonly landings: readonly LandingJson[];
}

/**
 * @param id null: the metric that the answers are about
 * @throws ApiError for a problem, TypeError if the API could not be reached.
 */
export async function fetchForecast(id: string | null): Promise<ForecastData> {
  const [summary, metrics] = await Promise.all([fetchSummary(), fetchMetrics()]);
  const metric = chosenMetric(metrics, id, summary);
  const [series, landings] = metric
    ? await Promise.all([
        fetchSeries(metric.id, '', daysBack(summary, FORECAST_DAYS_BACK)),
        dataOf(api.get('/api/v1/metrics/{id}/landing', { path: { id: metric.id } })),
      ])
    : [NO_SERIES, []];
  return { summary, metrics, metric, landings, ...series, fetchedAt: new Date() };
}

/** The metric of an id; without one that of the answers, or else the first. Null if it is not in the data. */
export function chosenMetric(
  metrics: readonly MetricJson[],
  id: string | null,
  { revenue }: SummaryJson,
): MetricJson | null {
  if (id !== null) return metrics.find((metric) => metric.id === id) ?? null;
  return metrics.find((metric) => metric.id === (revenue?.metric ?? 'revenue')) ?? metrics[0] ?? null;
}
