import type { DataFaultJson } from '../../../api/data-faults/schema.ts';
import type { RejectJson, SourceJson } from '../../../api/sources/schema.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of the page about the data: the sources, and the faults in them. */
export interface DataPageData extends PageData {
  /** In the order of the config. */
  readonly sources: readonly SourceJson[];
  /** Newest first. */
  readonly faults: readonly DataFaultJson[];
  /** The first refused values of each source that has some. */
  readonly rejects: ReadonlyMap<string, readonly RejectJson[]>;
}

const REJECTS_SHOWN = 10;

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchDataPage(): Promise<DataPageData> {
  const [summary, sources, faults] = await Promise.all([
    fetchSummary(),
    dataOf(api.get('/api/v1/sources')),
    dataOf(api.get('/api/v1/data-faults')),
  ]);
  const refused = sources.filter(({ rows_rejected }) => rows_rejected > 0);
  const rejects = await Promise.all(refused.map(async ({ id }) => [id, await fetchRejects(id)] as const));
  return { summary, sources, faults, rejects: new Map(rejects), fetchedAt: new Date() };
}

async function fetchRejects(id: string): Promise<RejectJson[]> {
  const request = { path: { id }, query: { limit: REJECTS_SHOWN } };
  return dataOf(api.get('/api/v1/sources/{id}/rejects', request));
}
