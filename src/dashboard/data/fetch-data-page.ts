import type { DataFaultJson } from '../../api/data-faults/schema.ts';
import type { SourceJson } from '../../api/sources/schema.ts';
import { api, dataOf } from './api.ts';
import { fetchSummary } from './fetch-summary.ts';
import type { PageData } from './use-page-data.ts';

/** The data of the page about the data: the sources, and the faults in them. */
export interface DataPageData extends PageData {
  /** In the order of the config. */
  readonly sources: readonly SourceJson[];
  /** Newest first. */
  readonly faults: readonly DataFaultJson[];
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchDataPage(): Promise<DataPageData> {
  const [summary, sources, faults] = await Promise.all([
    fetchSummary(),
    dataOf(api.get('/api/v1/sources')),
    dataOf(api.get('/api/v1/data-faults')),
  ]);
  return { summary, sources, faults, fetchedAt: new Date() };
}
