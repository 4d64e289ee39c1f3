import type { SettingsJson } from '../../../api/settings/schema.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import type { PageData } from '../use-page-data.ts';

/** The data of the settings page. */
export interface SettingsData extends PageData {
  readonly settings: SettingsJson;
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchSettings(): Promise<SettingsData> {
  const [summary, settings] = await Promise.all([fetchSummary(), dataOf(api.get('/api/v1/settings'))]);
  return { summary, settings, fetchedAt: new Date() };
}
