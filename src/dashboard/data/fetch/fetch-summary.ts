import type { SummaryJson } from '../../../api/summary/schema.ts';
import { writeNumbersAsIn } from '../../../report/words/number-locale.ts';
import { api, dataOf } from '../api.ts';

/** The summary, which every page has: from then on numbers are written as the business does. @throws as `api` does */
export async function fetchSummary(): Promise<SummaryJson> {
  const summary = await dataOf(api.get('/api/v1/summary'));
  writeNumbersAsIn(summary.locale);
  return summary;
}
