import type { SettingsJson } from '../../api/settings/schema.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { fetchData } from './fetch-data.ts';
import type { PageData } from './use-page-data.ts';

/** The data of the settings page. */
export interface SettingsData extends PageData {
  readonly settings: SettingsJson;
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchSettings(): Promise<SettingsData> {
  const [summary, settings] = await Promise.all([
    fetchData<SummaryJson>('/api/v1/summary'),
    fetchData<SettingsJson>('/api/v1/settings'),
  ]);
  return { summary, settings, fetchedAt: new Date() };
}
