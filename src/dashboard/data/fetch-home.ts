import type { ExplanationJson, ForecastPointJson } from '../../api/forecast/schema.ts';
import type { MetricJson } from '../../api/metrics/schema.ts';
import type { EventJson } from '../../api/shared/event-schema.ts';
import type { RunningDayJson } from '../../api/shared/running-day-schema.ts';
import type { VerdictJson } from '../../api/shared/verdict-schema.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import type { IssuedTotalJson } from '../../api/track-record/schema.ts';
import { fetchAnswer, fetchData } from './fetch-data.ts';

/** Everything that the home page shows, as one run left it. */
export interface HomeData {
  readonly summary: SummaryJson;
  readonly metrics: readonly MetricJson[];
  /** The judged days of revenue, ascending; none where it is not followed. */
  readonly series: readonly VerdictJson[];
  readonly ahead: readonly ForecastPointJson[];
  /** What these forecasts follow, and why; none before anything was forecast. */
  readonly choices: readonly ExplanationJson[];
  /** The holidays and events of these days, by their first day. */
  readonly events: readonly EventJson[];
  /** What the running day has brought so far of revenue. */
  readonly open: RunningDayJson | null;
  /** What was said 30 days ago of revenue, and what it was. */
  readonly said: IssuedTotalJson | null;
  readonly fetchedAt: Date;
}

interface SeriesAnswer {
  readonly data: VerdictJson[];
  readonly events: readonly EventJson[];
  readonly open: RunningDayJson | null;
}

interface ForecastAnswer {
  readonly data: ForecastPointJson[];
  readonly events: readonly EventJson[];
  readonly explanation: readonly ExplanationJson[];
}

const REVENUE = 'revenue';
const NO_SERIES: SeriesAnswer = { data: [], events: [], open: null };
const NO_FORECAST: ForecastAnswer = { data: [], events: [], explanation: [] };

/** @throws ApiError as the API answered, TypeError if it could not be reached. */
export async function fetchHome(): Promise<HomeData> {
  const [summary, metrics] = await Promise.all([
    fetchData<SummaryJson>('/api/v1/summary'),
    fetchData<MetricJson[]>('/api/v1/metrics'),
  ]);
  const isFollowed = metrics.some(({ id }) => id === REVENUE);
  const [past, coming, record] = isFollowed
    ? await Promise.all([
        fetchAnswer<SeriesAnswer>(`/api/v1/metrics/${REVENUE}/series`),
        fetchAnswer<ForecastAnswer>(`/api/v1/metrics/${REVENUE}/forecast`),
        fetchData<{ issued_total: IssuedTotalJson | null }>(`/api/v1/metrics/${REVENUE}/track-record`),
      ])
    : [NO_SERIES, NO_FORECAST, null];
  return {
    summary,
    metrics,
    series: past.data,
    ahead: coming.data,
    choices: coming.explanation,
    events: distinct([...past.events, ...coming.events]),
    open: past.open,
    said: record?.issued_total ?? null,
    fetchedAt: new Date(),
  };
}

/** An event that goes on over the end of the last closed day is in both answers. */
function distinct(events: readonly EventJson[]): EventJson[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}
