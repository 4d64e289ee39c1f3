import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { addDays, dayFromIso, isoDay } from '../../../calendar/day.ts';
import { api, dataOf } from '../api.ts';
import { fetchSummary } from './fetch-summary.ts';
import { fetchSeries, NO_SERIES, type SeriesData } from './fetch-series.ts';
import type { PageData } from '../use-page-data.ts';

/** How many judged days Home shows. */
export const HOME_DAYS = 90;

/** The data of the home page, from one run. */
export interface HomeData extends PageData, SeriesData {
  readonly metrics: readonly MetricJson[];
  /** The metric that the answers are about: revenue, where it is in the data. Its days are those of `series`. */
  readonly leading: MetricJson | null;
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchHome(): Promise<HomeData> {
  const [summary, metrics] = await Promise.all([fetchSummary(), fetchMetrics()]);
  const leading = metrics.find(({ id }) => id === (summary.revenue?.metric ?? 'revenue')) ?? null;
  const series = leading ? await fetchSeries(leading.id, '', daysBack(summary, HOME_DAYS)) : NO_SERIES;
  return { summary, metrics, leading, ...series, fetchedAt: new Date() };
}

/** The first of the last judged days, `YYYY-MM-DD`. */
export function daysBack({ last_closed }: SummaryJson, days: number): string {
  return isoDay(addDays(dayFromIso(last_closed), 1 - days));
}

/** The metrics that are in the data, in the order of the config. @throws as fetchHome does */
export async function fetchMetrics(): Promise<MetricJson[]> {
  const all = await dataOf(api.get('/api/v1/metrics', { query: { limit: 1000 } }));
  return all.filter(({ presence }) => presence !== 'absent');
}
