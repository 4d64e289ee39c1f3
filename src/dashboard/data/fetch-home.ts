import type { ExplanationJson, ForecastPointJson } from '../../api/forecast/schema.ts';
import type { MetricJson } from '../../api/metrics/schema.ts';
import type { EventJson } from '../../api/shared/event-schema.ts';
import type { RunningDayJson } from '../../api/shared/running-day-schema.ts';
import type { VerdictJson } from '../../api/shared/verdict-schema.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import type { IssuedTotalJson, ScoreJson } from '../../api/track-record/schema.ts';
import { fetchAnswer, fetchData } from './fetch-data.ts';

/** The data of the home page, from one run. */
export interface HomeData {
  readonly summary: SummaryJson;
  readonly metrics: readonly MetricJson[];
  /** The metric that the answers are about: revenue, where it is in the data. */
  readonly leading: MetricJson | null;
  /** The verdicts on it, ascending by day; empty without one. */
  readonly series: readonly VerdictJson[];
  readonly ahead: readonly ForecastPointJson[];
  /** Empty before the first forecast. */
  readonly explanation: readonly ExplanationJson[];
  /** The holidays and events of these days, by their first day. */
  readonly events: readonly EventJson[];
  /** Its value of the running day so far. */
  readonly runningDay: RunningDayJson | null;
  readonly trackRecord: TrackRecordJson;
  readonly fetchedAt: Date;
}

export interface TrackRecordJson {
  /** By horizon, nearest first. */
  readonly scores: readonly ScoreJson[];
  readonly issued_total: IssuedTotalJson | null;
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

const NO_SERIES: SeriesAnswer = { data: [], events: [], open: null };
const NO_FORECAST: ForecastAnswer = { data: [], events: [], explanation: [] };
const NO_RECORD: TrackRecordJson = { scores: [], issued_total: null };

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchHome(): Promise<HomeData> {
  const [summary, all] = await Promise.all([
    fetchData<SummaryJson>('/api/v1/summary'),
    fetchData<MetricJson[]>('/api/v1/metrics'),
  ]);
  const metrics = all.filter(({ presence }) => presence !== 'absent');
  const leading = metrics.find(({ id }) => id === (summary.revenue?.metric ?? 'revenue')) ?? null;
  const [past, coming, trackRecord] = leading
    ? await Promise.all([
        fetchAnswer<SeriesAnswer>(`/api/v1/metrics/${leading.id}/series`),
        fetchAnswer<ForecastAnswer>(`/api/v1/metrics/${leading.id}/forecast`),
        fetchData<TrackRecordJson>(`/api/v1/metrics/${leading.id}/track-record`),
      ])
    : [NO_SERIES, NO_FORECAST, NO_RECORD];
  return {
    summary,
    metrics,
    leading,
    series: past.data,
    ahead: coming.data,
    explanation: coming.explanation,
    events: distinct([...past.events, ...coming.events]),
    runningDay: past.open,
    trackRecord,
    fetchedAt: new Date(),
  };
}

/** Both answers have an event that spans the end of the last closed day. */
function distinct(events: readonly EventJson[]): EventJson[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}
