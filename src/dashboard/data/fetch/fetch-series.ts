import type { ExplanationJson, ForecastPointJson } from '../../../api/forecast/schema.ts';
import type { EventJson } from '../../../api/shared/event-schema.ts';
import type { RunningDayJson } from '../../../api/shared/running-day-schema.ts';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';
import type { IssuedTotalJson, ScoreJson } from '../../../api/track-record/schema.ts';
import { api, dataOf } from '../api.ts';

/** A metric, whole or in a slice: its judged days, the running day and the days ahead. */
export interface SeriesData {
  /** Ascending by day. */
  readonly series: readonly VerdictJson[];
  readonly ahead: readonly ForecastPointJson[];
  /** Empty before the first forecast. */
  readonly explanation: readonly ExplanationJson[];
  /** The holidays and events of these days, by their first day. */
  readonly events: readonly EventJson[];
  /** Its value of the running day so far. */
  readonly runningDay: RunningDayJson | null;
  readonly trackRecord: TrackRecordJson;
}

export interface TrackRecordJson {
  /** By horizon, nearest first. */
  readonly scores: readonly ScoreJson[];
  readonly issued_total: IssuedTotalJson | null;
}

export const NO_SERIES: SeriesData = {
  series: [],
  ahead: [],
  explanation: [],
  events: [],
  runningDay: null,
  trackRecord: { scores: [], issued_total: null },
};

/**
 * @param slice `dim=value`; empty for the whole
 * @param from the first day that is needed, `YYYY-MM-DD`; by default all are
 * @throws ApiError for a problem, TypeError if the API could not be reached.
 */
export async function fetchSeries(id: string, slice: string, from?: string): Promise<SeriesData> {
  const request = { path: { id }, query: { slice: slice === '' ? undefined : slice } };
  const [past, coming, trackRecord] = await Promise.all([
    api.get('/api/v1/metrics/{id}/series', { ...request, query: { ...request.query, from } }),
    api.get('/api/v1/metrics/{id}/forecast', request),
    dataOf(api.get('/api/v1/metrics/{id}/track-record', request)),
  ]);
  return {
    series: past.data,
    ahead: coming.data,
    explanation: coming.explanation,
    events: distinct([...past.events, ...coming.events]),
    runningDay: past.open,
    trackRecord,
  };
}

/** Both answers have an event that spans the end of the last closed day. */
function distinct(events: readonly EventJson[]): EventJson[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}
