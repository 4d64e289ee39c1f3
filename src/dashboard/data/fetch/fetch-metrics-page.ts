import type { MetricJson } from '../../../api/metrics/schema.ts';
import { fetchSummary } from './fetch-summary.ts';
import { fetchMetrics } from './fetch-home.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of the page of all metrics. */
export interface MetricsPageData extends PageData {
  /** In the order of the config. */
  readonly metrics: readonly MetricJson[];
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchMetricsPage(): Promise<MetricsPageData> {
  const [summary, metrics] = await Promise.all([fetchSummary(), fetchMetrics()]);
  return { summary, metrics, fetchedAt: new Date() };
}
