import type { ForecastPointJson, MetricJson, SummaryJson, VerdictJson } from '../api/schemas.ts';
import { fetchData } from './fetch-data.ts';

/** Everything that the home page shows, as one run left it. */
export interface HomeData {
  readonly summary: SummaryJson;
  readonly metrics: readonly MetricJson[];
  /** The judged days of revenue, ascending; none where it is not followed. */
  readonly series: readonly VerdictJson[];
  readonly ahead: readonly ForecastPointJson[];
  readonly fetchedAt: Date;
}

const REVENUE = 'revenue';

/** @throws ApiError as the API answered, TypeError if it could not be reached. */
export async function fetchHome(): Promise<HomeData> {
  const [summary, metrics] = await Promise.all([
    fetchData<SummaryJson>('/api/v1/summary'),
    fetchData<MetricJson[]>('/api/v1/metrics'),
  ]);
  const isFollowed = metrics.some(({ id }) => id === REVENUE);
  const [series, ahead] = isFollowed
    ? await Promise.all([
        fetchData<VerdictJson[]>(`/api/v1/metrics/${REVENUE}/series`),
        fetchData<ForecastPointJson[]>(`/api/v1/metrics/${REVENUE}/forecast`),
      ])
    : [[], []];
  return { summary, metrics, series, ahead, fetchedAt: new Date() };
}
