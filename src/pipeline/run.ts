import { zone } from '../calendar/zone.ts';
import type { Database } from '../store/connect/database.ts';
import { takeExpectedEvents } from '../store/incidents/calendar-events.ts';
import { takeLevelChanges } from '../store/incidents/level-changes.ts';
import { beginRun, type RunDates } from '../store/runs/begin-run.ts';
import { incidentsThrough } from '../store/deliveries/announcements.ts';
import { joinUnpublishedRun } from '../store/runs/join-unpublished-run.ts';
import { finishRun } from '../store/runs/finish-run.ts';
import { saveDataFaults } from '../store/data-faults/save-data-faults.ts';
import { measuresOf } from '../metrics/metric.ts';
import { newestFinishedRun } from '../store/runs/newest-finished-run.ts';
import { loadPresence } from '../store/versions/load-presence.ts';
import type { Receipt } from '../warehouse/receipt.ts';
import type { RolledUp } from '../warehouse/rollup/roll-up.ts';
import { sqlWarehouse } from '../warehouse/sql-warehouse.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Business } from '../config/business.ts';
import { NO_MESSAGES, type MessageSettings } from '../notify/settings.ts';
import { queueMessages } from './deliver/queue-messages.ts';
import { checkMetrics } from './load/check-metrics.ts';
import { faultsBySeries } from './data-faults/faults-by-series.ts';
import { findDataFaults } from './data-faults/find-data-faults.ts';
import { freshness, type Freshness } from './freshness.ts';
import { freshnessJson } from './freshness-json.ts';
import type { JudgedCounts } from './judge/judge-batch.ts';
import { judgeDueSeries, type JudgedScope } from './judge/judge-due-series.ts';
import { withFeedback } from './incidents/with-feedback.ts';
import { updateIncidents } from './incidents/update-incidents.ts';
import { keepingThreads } from './judge/judge-jobs.ts';
import { loadSources } from './load/load-sources.ts';
import { unmatchedFilters } from './load/unmatched-filters.ts';
import { updateVersions } from './load/update-versions.ts';
import type { Progress } from './progress.ts';

export interface RunResult {
  readonly receipts: readonly Receipt[];
  readonly rolledUp: RolledUp;
  readonly freshness: Freshness;
  /** The number of verdicts of this run. */
  readonly verdicts: number;
}

export interface RunOptions extends RunDates {
  readonly progress: Progress;
  /** Where the facts are; by default in the store's own database. */
  readonly warehouse?: Warehouse;
  /**
   * Where no run has finished yet, whole metrics are judged in a run of their own before their slices, so that whoever reads the store has
   * first answers early. The verdicts are the same.
   */
  readonly wholeFirst?: boolean;
  /** Whether the caller writes outputs and then calls `runPublished`. */
  readonly publishes?: boolean;
  /** Called after each commit that finishes a run: once, or twice with `wholeFirst`. */
  readonly onFinished?: (() => void) | undefined;
  /** Who is notified of what has changed; by default nobody. */
  readonly messages?: Pick<MessageSettings, 'channels' | 'routes'>;
  /** The time at which a run is finished; by default `now`. */
  readonly clock?: () => Date;
}

/**
 * One pass: load new files, roll up the stale days, append versions of daily values, forecast and judge. Each step is a transaction and can
 * be repeated, so a run that was killed anywhere and is started again leaves the same rows as one that was not.
 *
 * @param db a connection for this run alone: whoever reads meanwhile does so on another one
 */
export async function run(
  db: Database,
  business: Business,
  { progress, warehouse = sqlWarehouse(db), wholeFirst = false, publishes = false, ...options }: RunOptions,
): Promise<RunResult> {
  const { onFinished, messages = NO_MESSAGES, clock: time = () => options.now, ...dates } = options;
  const { asOf, now } = dates;
  await checkMetrics(warehouse, business.metrics);
  const receipts = await loadSources(warehouse, business, now, progress);

  progress.stage('roll up');
  const rolledUp = await warehouse.rollUp();
  progress.finished(rolledUpText(rolledUp));

  const clock = zone(business.zone);
  const fresh = await freshness(warehouse, business, asOf.getTime(), clock);
  const faults = await findDataFaults(warehouse, business, fresh);
  const isSplit = wholeFirst && (await newestFinishedRun(db)) === null;
  // The slot of the schedule is done when its last run is.
  const runId = await beginRun(db, isSplit ? { ...dates, slot: null } : dates);

  await takeExpectedEvents(db, runId);
  await takeLevelChanges(db, runId);
  const watched = await withFeedback(db, business, runId);

  progress.stage('daily values');
  const changed = await updateVersions(db, warehouse, business.metrics, runId);
  progress.finished(`${changed} of ${business.metrics.length} metrics changed`);
  await reportUnmatched(db, warehouse, business.metrics, runId, progress);

  const judge = async (id: number, scope: JudgedScope): Promise<JudgedCounts> => {
    const judged = await db.transaction(async () => {
      progress.stage(scope === 'whole' ? 'forecast and judge whole metrics' : 'forecast and judge');
      await saveDataFaults(db, faults, id);
      const counts = await judgeDueSeries(
        db,
        { business: watched, fresh, ...faultsBySeries(faults), runId: id },
        scope,
        progress,
      );
      // Whole metrics without their slices would be other incidents.
      if (scope === 'all') {
        const isPast = messages.channels.length > 0 && (await judgesPast(db, asOf));
        await updateIncidents(db, business, id);
        await queueMessages(db, business, messages, { runId: id, now, lastClosed: fresh.lastClosed, isPast });
      }
      const end = { at: time(), freshness: freshnessJson(fresh), published: !publishes || scope === 'whole' };
      await finishRun(db, id, end);
      if (changed === 0 && counts.verdicts === 0 && counts.forecasts === 0) await joinUnpublishedRun(db, id);
      progress.finished(`${counts.verdicts} days judged, ${counts.forecasts} forecasts`);
      return counts;
    });
    onFinished?.();
    return judged;
  };
  const verdicts = await keepingThreads(async () => {
    const whole = isSplit ? await judge(runId, 'whole') : null;
    const all = await judge(whole ? await beginRun(db, { ...dates, now: time() }) : runId, 'all');
    return all.verdicts + (whole?.verdicts ?? 0);
  });
  return { receipts, rolledUp, freshness: fresh, verdicts };
}

/** Whether a run is the first over a history, or one as of a moment before another run. */
async function judgesPast(db: Database, asOf: Date): Promise<boolean> {
  const before = await newestFinishedRun(db);
  return (await incidentsThrough(db)) === null || (before !== null && asOf < before.asOf);
}

/** Names the conditions that no row meets, of metrics that have had nothing but zeros. */
async function reportUnmatched(
  db: Database,
  warehouse: Warehouse,
  metrics: Business['metrics'],
  runId: number,
  progress: Progress,
): Promise<void> {
  const conditional = metrics.filter((metric) => measuresOf(metric).some(({ where }) => where));
  const seen = await loadPresence(
    db,
    conditional.map(({ id }) => id),
    runId,
  );
  const allZero = conditional.filter(({ id }) => seen.get(id)?.nonZero !== true);
  for (const text of await unmatchedFilters(allZero, async (table, column) => warehouse.columnValues(table, column))) {
    progress.stage('conditions');
    progress.finished(text);
  }
}

function rolledUpText(rolledUp: RolledUp): string {
  const tables = Object.entries(rolledUp).map(([table, days]) => `${days} days of ${table}`);
  return tables.length === 0 ? 'no day changed' : tables.sort().join(', ');
}
