import type { DataFaultJson } from '../../api/data-faults/schema.ts';
import type { SourceJson } from '../../api/sources/schema.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { fetchData } from './fetch-data.ts';
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
    fetchData<SummaryJson>('/api/v1/summary'),
    fetchData<SourceJson[]>('/api/v1/sources'),
    fetchData<DataFaultJson[]>('/api/v1/data-faults'),
  ]);
  return { summary, sources, faults, fetchedAt: new Date() };
}
