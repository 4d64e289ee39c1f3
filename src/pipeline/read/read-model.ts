import type { Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { Components } from '../../forecast/components.ts';
import type { ExplanationReport } from '../../report/explained.ts';
import type { IncidentDetail } from '../../report/incident-detail.ts';
import { gapSpan, type IncidentReport } from '../../report/incident-report.ts';
import type { Database } from '../../store/connect/database.ts';
import type { IncidentsQuery } from '../../store/incidents/load-incidents.ts';
import type { NoticedChanges } from '../../tune/noticed-changes.ts';
import type { RunningSales } from '../../report/running-sales.ts';
import type { DayVerdict, Summary, TouchingFault } from '../../report/summary.ts';
import { loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadAlerts, type AlertsQuery } from '../../store/verdicts/load-alerts.ts';
import { loadRuns, type RunRow, type RunsQuery } from '../../store/runs/load-runs.ts';
import { loadSlices, type SlicePage } from '../../store/verdicts/load-slices.ts';
import type { Reject } from '../../warehouse/load-error.ts';
import type { RejectPage } from '../../warehouse/load/source-loads.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { atNewLevels } from '../../metrics/level-change.ts';
import { explainSeries, type ExplainedSpan } from './explanation/explain-series.ts';
import { withFeedback } from '../incidents/with-feedback.ts';
import { presences } from './series/presences.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { seriesComponents } from '../judge/judge-series.ts';
import { dayVerdicts, followedSeries } from './series/followed-series.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { lruCache } from './lru-cache.ts';
import { incidentDetail, incidentReports } from './incident-reports.ts';
import { operationHours, type HoursQuery, type OperationHours } from './operation-hours.ts';
import { metricOverviews, type MetricOverview } from './series/metric-overviews.ts';
import { withRestated } from './restated.ts';
import { emptyReport, seriesReport, type SeriesReport } from './series/series-report.ts';
import { runningSales } from './running-sales.ts';
import { seriesRows, type WantedSeries } from './series/series-rows.ts';
import { sourceReports, type SourceReport } from './source-reports.ts';
import type { FoundSlicesPage } from '../../store/verdicts/load-slices-by-gap.ts';
import { sliceOverviews, type SliceOverview } from './series/slice-overviews.ts';
import { noticedInSeries } from '../tune/noticed-in-series.ts';
import { emptySnapshot, judgedSpan, type Snapshot } from './snapshot.ts';
import { leadingMetric } from '../leading-metric.ts';
import { summaryOf } from './summary.ts';
import { trackRecord, type TrackRecord } from './series/track-record.ts';

/**
 * The results of the newest finished run. Page, API, files and messages all read them here, so that they agree. Each verb takes a fixed
 * number of statements, whose cost depends on the series that it reads and not on those that the store holds.
 */
export interface ReadModel extends Snapshot {
  readonly business: Business;
  summary(): Promise<Summary>;
  /** The metrics in the order of the catalogue. */
  metrics(): Promise<readonly MetricOverview[]>;
  /** A page of the slices of a metric, in their order; null for a metric that is not followed. */
  slices(metricId: string, page: SlicePage): Promise<readonly string[] | null>;
  /** A page of the slices of a dimension, the largest gap of the last judged day first; null for a dimension that is not followed. */
  sliceOverviews(metricId: string, dimension: string, page: FoundSlicesPage): Promise<readonly SliceOverview[] | null>;
  /** Null for a series that is not followed, and for a slice that was never judged; a metric that never was has one day of No data or Late data. */
  seriesReport(metricId: string, slice: string): Promise<SeriesReport | null>;
  /** The reports of all whole metrics that were judged or whose conditions no row has met, in the order of the catalogue. */
  wholeReports(): Promise<SeriesReport[]>;
  trackRecord(metricId: string, slice: string): Promise<TrackRecord | null>;
  /** What the forecast of a whole metric is made of; null while its history is too short, and for a metric that is not followed. */
  components(metricId: string): Promise<Components | null>;
  /** Why a series differs from what was expected of some days, both included; null for a series that has no report. */
  explanation(metricId: string, slice: string, span: ExplainedSpan): Promise<ExplanationReport | null>;
  /** What would be noticed in a whole metric; null while its history is too short, and for a metric that is not followed. */
  noticedChanges(metricId: string): Promise<NoticedChanges | null>;
  /** Warning and Critical verdicts, newest first, then by the catalogue and by slice. */
  alerts(query: AlertsQuery): Promise<DayVerdict[]>;
  /** Open incidents first, the newest first of both. */
  incidents(query: IncidentsQuery): Promise<IncidentReport[]>;
  /** An incident with its timeline; null if there is none of that id. */
  incident(id: string): Promise<IncidentDetail | null>;
  /** The runs of the store, the newest first, those later than these results among them. */
  runs(query: RunsQuery): Promise<RunRow[]>;
  /** Revenue and orders of the running day so far, beside what is usual by then; null where nothing is sold. */
  runningSales(): Promise<RunningSales | null>;
  /** The hours of operations on the last days, and where the running day would land; null for a service without events. */
  operationHours(query: HoursQuery): Promise<OperationHours | null>;
  /** Faults in the data of the judged days, newest first. */
  dataFaults(): Promise<readonly TouchingFault[]>;
  /** The sources in the order of the config. */
  sources(): Promise<readonly SourceReport[]>;
  /** The values that the newest load of each file of a source refused, by file and line. */
  rejects(source: string, page: RejectPage): Promise<Reject[]>;
}

/** How many series reports are cached; one takes about 0.1 MB for 180 judged days. */
export const CACHED_REPORTS = 64;
/** How many track records are cached; one takes about 1 kB. */
const CACHED_RECORDS = 256;

/**
 * The results of the newest finished run; without results, as of a moment, where none has finished.
 * @param slotMinute minutes after midnight of the daily run, to tell whether one is late; null: none is
 */
export async function readModel(
  db: Database,
  business: Business,
  asOf: Date,
  slotMinute: number | null = null,
): Promise<ReadModel> {
  const at = { nowMs: asOf.getTime(), slotMinute };
  const snapshot = (await loadSnapshot(db, business, at)) ?? emptySnapshot(business, asOf);
  return readModelOf(db, await withFeedback(db, business, snapshot.runId), snapshot);
}

/** The results of a run and of those before it. */
export function readModelOf(db: Database, business: Business, snapshot: Snapshot): ReadModel {
  const reports = lruCache<SeriesReport | null>(CACHED_REPORTS);
  const records = lruCache<TrackRecord | null>(CACHED_RECORDS);
  const parts = lruCache<Components | null>(CACHED_REPORTS);
  const noticed = lruCache<NoticedChanges | null>(CACHED_REPORTS);

  const read = async (wanted: readonly WantedSeries[]): Promise<SeriesReport[]> => {
    const rows = await seriesRows(db, business, snapshot, wanted);
    return rows.map((row) => seriesReport(business, snapshot, row));
  };
  const presence = once(async () => presences(db, business.metrics, snapshot.runId));
  const present = once(async (): Promise<Business> => {
    const of = await presence();
    return { ...business, metrics: business.metrics.filter(({ id }) => of.get(id) === 'present') };
  });
  const report = async (metricId: string, slice: string): Promise<SeriesReport | null> => {
    const metric = business.metrics.find(({ id }) => id === metricId);
    if (!metric || !isFollowed(metric, slice)) return null;
    return reports.get(reportKey(metricId, slice), async () => {
      const is = (await presence()).get(metricId) ?? 'present';
      if (is === 'present') return (await read([{ metric, slice }]))[0] ?? emptyReport(snapshot, metric, slice, is);
      return emptyReport(snapshot, metric, slice, is);
    });
  };
  const presentReport = async (metricId: string): Promise<SeriesReport | null> =>
    (await presence()).get(metricId) === 'present' ? report(metricId, '') : null;
  const alerts = async (query: AlertsQuery): Promise<DayVerdict[]> => {
    const followed = await present();
    const span = judgedSpan(business, snapshot);
    const found = await loadAlerts(db, followedSeries(followed), span, query);
    return withRestated(db, business, span, dayVerdicts(followed, found));
  };
  const explanation: ReadModel['explanation'] = async (metricId, slice, span) => {
    const known = await report(metricId, slice);
    const sources = { db, warehouse: sqlWarehouse(db), business, snapshot, report };
    const onDays = async (first: Day, last: Day) => alerts({ from: first, to: last, offset: 0, limit: null });
    return known && explainSeries({ ...sources, alerts: onDays }, known, span);
  };
  const sales = once(async () =>
    runningSales(sqlWarehouse(db), business, snapshot, async (metricId) => report(metricId, '')),
  );
  return {
    ...snapshot,
    business,
    summary: once(async () => summaryOf(db, await present(), snapshot, await presentReport(leadingMetric(business)))),
    metrics: once(async () => metricOverviews(db, business, snapshot, await presence())),
    slices: async (metricId, page) => {
      const metric = business.metrics.find(({ id }) => id === metricId);
      if (!metric) return null;
      const found = await loadSlices(db, followedSeries({ metrics: [metric] }), judgedSpan(business, snapshot), page);
      return found.get(metricId)?.slices ?? [];
    },
    sliceOverviews: async (metricId, dimension, page) => {
      const metric = business.metrics.find(({ id }) => id === metricId);
      if (!metric?.dimensions.includes(dimension)) return null;
      return sliceOverviews(db, business, snapshot, { metric, dimension }, page);
    },
    seriesReport: report,
    wholeReports: async () => {
      const of = await presence();
      const { metrics } = await present();
      const judged = await read(metrics.map((metric) => ({ metric, slice: '' })));
      for (const one of judged) await reports.get(reportKey(one.id, ''), async () => one);
      return business.metrics.flatMap((metric) => {
        const own = judged.find(({ id }) => id === metric.id);
        return own ?? (of.get(metric.id) === 'unmatched' ? emptyReport(snapshot, metric, '', 'unmatched') : null) ?? [];
      });
    },
    trackRecord: async (metricId, slice) =>
      records.get(`${metricId} ${slice}`, async () => {
        const known = await report(metricId, slice);
        return known && trackRecord(db, business, snapshot, known);
      }),
    components: async (metricId) =>
      parts.get(metricId, async () => {
        const known = await report(metricId, '');
        return known?.known ? seriesComponents(atNewLevels(known.known, known.levelChanges), known.calendar) : null;
      }),
    explanation,
    noticedChanges: async (metricId) =>
      noticed.get(metricId, async () => {
        const known = await report(metricId, '');
        return known && noticedInSeries(db, business, snapshot, known);
      }),
    runningSales: sales,
    operationHours: async (query) => operationHours(sqlWarehouse(db), business, snapshot, query, await sales()),
    dataFaults: once(async () => loadDataFaults(db, judgedSpan(business, snapshot))),
    sources: once(async () => sourceReports(sqlWarehouse(db), business, snapshot)),
    rejects: async (source, page) => sqlWarehouse(db).rejectsOf(source, page),
    alerts,
    runs: async (query) => loadRuns(db, query),
    incidents: async (query) => incidentReports(db, business, snapshot, query),
    incident: async (id) =>
      incidentDetail(db, business, snapshot, id, async (incident) =>
        explanation(incident.metric.id, incident.slice, gapSpan(incident)),
      ),
  };
}

function reportKey(metricId: string, slice: string): string {
  return `${metricId} ${slice}`;
}

/** Loads a result once; a failed load is tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  const cache = lruCache<T>(1);
  return async () => cache.get('', load);
}
