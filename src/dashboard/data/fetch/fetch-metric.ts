import type { ComponentsJson } from '../../../api/components/schema.ts';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import { fetchMetrics } from './fetch-home.ts';
import { fetchSeries, NO_SERIES, type SeriesData } from './fetch-series.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of a metric's page, from one run. */
export interface MetricData extends PageData, SeriesData {
  /** Null if there is no such metric in the data. */
  readonly metric: MetricJson | null;
  /** `dim=value`; empty for the whole. */
  readonly slice: string;
  /** Null for a slice, and while the history is too short. */
  readonly components: ComponentsJson | null;
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchMetric(id: string, slice: string): Promise<MetricData> {
  const [summary, metrics] = await Promise.all([fetchSummary(), fetchMetrics()]);
  const metric = metrics.find((one) => one.id === id) ?? null;
  const [series, components] = metric
    ? await Promise.all([fetchSeries(id, slice), slice === '' ? fetchComponents(id) : null])
    : [NO_SERIES, null];
  return { summary, metric, slice, ...series, components, fetchedAt: new Date() };
}

async function fetchComponents(id: string): Promise<ComponentsJson | null> {
  return dataOf(api.get('/api/v1/metrics/{id}/components', { path: { id } }));
}
