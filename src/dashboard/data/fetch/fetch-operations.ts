import type { SliceJson } from '../../../api/breakdown/route.ts';
import type { OperationHoursJson } from '../../../api/operations/schema.ts';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import { fetchMetrics } from './fetch-home.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of the operations page: the metrics of operational events, each by its first dimension. */
export interface OperationsData extends PageData {
  /** In the order of the config. */
  readonly metrics: readonly OperationalMetric[];
  /** Of all services together. */
  readonly hours: OperationHoursJson;
}

export interface OperationalMetric {
  readonly metric: MetricJson;
  /** The largest gap first, at most twelve. */
  readonly slices: readonly SliceJson[];
  readonly hasMore: boolean;
}

const SHOWN = 12;

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchOperations(): Promise<OperationsData> {
  const [summary, metrics, hours] = await Promise.all([fetchSummary(), fetchMetrics(), fetchOperationHours('')]);
  const operational = metrics.filter(({ area }) => area === 'operations');
  return { summary, metrics: await Promise.all(operational.map(withSlices)), hours, fetchedAt: new Date() };
}

/** The hours of a service, or of all of them together. */
export async function fetchOperationHours(service: string): Promise<OperationHoursJson> {
  return dataOf(api.get('/api/v1/operations/hours', { query: { service } }));
}

async function withSlices(metric: MetricJson): Promise<OperationalMetric> {
  const [dimension] = metric.dimensions;
  if (dimension === undefined) return { metric, slices: [], hasMore: false };
  const { data, next_cursor } = await api.get('/api/v1/metrics/{id}/breakdown', {
    path: { id: metric.id },
    query: { dimension, limit: SHOWN },
  });
  return { metric, slices: data, hasMore: next_cursor !== null };
}
