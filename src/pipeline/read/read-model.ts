import type { Business } from '../../config/business.ts';
import type { DayVerdict, Summary } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import { newestFinishedRun } from '../../store/runs/newest-finished-run.ts';
import { loadAlerts, type AlertsQuery } from '../../store/verdicts/load-alerts.ts';
import { loadSlices, type SlicePage } from '../../store/verdicts/load-slices.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { dayVerdicts, followedSeries } from './followed-series.ts';
import { lruCache } from './lru-cache.ts';
import { metricOverviews, type MetricOverview } from './metric-overviews.ts';
import { seriesReport, type SeriesReport } from './series-report.ts';
import { seriesRows, type WantedSeries } from './series-rows.ts';
import { judgedSpan, snapshotOf, type Snapshot } from './snapshot.ts';
import { REVENUE, summaryOf } from './summary.ts';
import { trackRecord, type TrackRecord } from './track-record.ts';

/**
 * What the newest finished run left. Page, API, files and messages read it here, so that they can't disagree. Each verb takes a fixed number
 * of statements and costs the series that it reads, however many the store holds.
 */
export interface ReadModel extends Snapshot {
  readonly business: Business;
  summary(): Promise<Summary>;
  /** The judged metrics in the order of the catalogue. */
  metrics(): Promise<readonly MetricOverview[]>;
  /** A page of the slices of a metric, in their order; null for a metric that is not followed. */
  slices(metricId: string, page: SlicePage): Promise<readonly string[] | null>;
  /** Null for a series that is not followed, or was never judged. */
  seriesReport(metricId: string, slice: string): Promise<SeriesReport | null>;
  /** The reports of all whole metrics that were judged, in the order of the catalogue. */
  wholeReports(): Promise<SeriesReport[]>;
  trackRecord(metricId: string, slice: string): Promise<TrackRecord | null>;
  /** Warning and Critical verdicts, newest first, then by the catalogue and by slice. */
  alerts(query: AlertsQuery): Promise<DayVerdict[]>;
}

/** How many series reports are kept: a report takes about 0.2 MB for 180 judged days. */
export const CACHED_REPORTS = 64;
/** Track records are small. */
const CACHED_RECORDS = 256;

/** What the newest finished run left, read as of a moment; nothing where none has finished. */
export async function readModel(db: Database, business: Business, asOf: Date): Promise<ReadModel> {
  const run = await newestFinishedRun(db);
  return readModelOf(db, business, { runId: run?.runId ?? 0, asOf });
}

/** What a run left, and those before it. */
export async function readModelOf(
  db: Database,
  business: Business,
  run: Pick<Snapshot, 'runId' | 'asOf'>,
): Promise<ReadModel> {
  const snapshot = await snapshotOf(db, business, run);
  const reports = lruCache<SeriesReport | null>(CACHED_REPORTS);
  const records = lruCache<TrackRecord | null>(CACHED_RECORDS);

  const read = async (wanted: readonly WantedSeries[]): Promise<SeriesReport[]> => {
    const rows = await seriesRows(db, business, snapshot, wanted);
    return rows.map((row) => seriesReport(business, snapshot, row));
  };
  const report = async (metricId: string, slice: string): Promise<SeriesReport | null> => {
    const metric = business.metrics.find(({ id }) => id === metricId);
    if (!metric || !isFollowed(metric, slice)) return null;
    return reports.get(`${metricId} ${slice}`, async () => (await read([{ metric, slice }]))[0] ?? null);
  };
  return {
    ...snapshot,
    business,
    summary: once(async () => summaryOf(db, business, snapshot, await report(REVENUE, ''))),
    metrics: once(async () => metricOverviews(db, business, snapshot)),
    slices: async (metricId, page) => {
      const metric = business.metrics.find(({ id }) => id === metricId);
      if (!metric) return null;
      const found = await loadSlices(db, followedSeries({ metrics: [metric] }), judgedSpan(business, snapshot), page);
      return found.get(metricId)?.slices ?? [];
    },
    seriesReport: report,
    wholeReports: async () => read(business.metrics.map((metric) => ({ metric, slice: '' }))),
    trackRecord: async (metricId, slice) =>
      records.get(`${metricId} ${slice}`, async () => {
        const known = await report(metricId, slice);
        return known && trackRecord(db, business, snapshot, known);
      }),
    alerts: async (query) =>
      dayVerdicts(business, await loadAlerts(db, followedSeries(business), judgedSpan(business, snapshot), query)),
  };
}

/** Works a result out once; one that failed is tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  const cache = lruCache<T>(1);
  return async () => cache.get('', load);
}
