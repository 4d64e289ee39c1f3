import type { IncidentJson } from '../../../report/incident-json.ts';
import { api } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import type { PageData } from '../use-page-data.ts';

/** Which incidents to list; empty: all. */
export type IncidentsOf = 'open' | 'closed' | '';

/** The data of the page of incidents. */
export interface IncidentsData extends PageData {
  /** Open ones first, the newest first of both. */
  readonly incidents: readonly IncidentJson[];
  /** Whether there are more. */
  readonly hasMore: boolean;
  /** Why no incident need not be good news; null where it is. */
  readonly staleness: string | null;
}

const MOST = 200;

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchIncidents(of: IncidentsOf): Promise<IncidentsData> {
  const [summary, { data, staleness, next_cursor }] = await Promise.all([
    fetchSummary(),
    api.get('/api/v1/incidents', { query: { limit: MOST, ...(of === '' ? {} : { state: of }) } }),
  ]);
  return { summary, incidents: data, hasMore: next_cursor !== null, staleness, fetchedAt: new Date() };
}
