import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { IncidentDetailJson } from '../../../report/incident-json.ts';
import { ApiError } from '../../../client/index.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import { fetchMetrics } from './fetch-home.ts';
import { fetchSeries, NO_SERIES, type SeriesData } from './fetch-series.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of an incident's page: the incident, and the days of the series that it is named after. */
export interface IncidentData extends PageData, SeriesData {
  /** Null if there is no such incident. */
  readonly incident: IncidentDetailJson | null;
  readonly metric: MetricJson | null;
}

const NOT_FOUND = 404;

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchIncident(id: string): Promise<IncidentData> {
  const [summary, metrics, incident] = await Promise.all([fetchSummary(), fetchMetrics(), incidentOrNull(id)]);
  const metric = metrics.find((one) => one.id === incident?.metric) ?? null;
  const series = incident && metric ? await fetchSeries(metric.id, incident.slice) : NO_SERIES;
  return { summary, incident, metric, ...series, fetchedAt: new Date() };
}

async function incidentOrNull(id: string): Promise<IncidentDetailJson | null> {
  try {
    return await dataOf(api.get('/api/v1/incidents/{id}', { path: { id } }));
  } catch (error) {
    if (error instanceof ApiError && error.status === NOT_FOUND) return null;
    throw error;
  }
}
