import { zone } from '../calendar/zone.ts';
import type { Database } from '../store/database.ts';
import { beginRun, finishRun, type RunDates } from '../store/runs/runs.ts';
import type { Receipt } from '../warehouse/receipt.ts';
import type { RolledUp } from '../warehouse/rollup/roll-up.ts';
import { sqlWarehouse } from '../warehouse/sql-warehouse.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Business } from '../config/business.ts';
import { checkMetrics } from './load/check-metrics.ts';
import { freshness, type Freshness } from './freshness.ts';
import { judgeDueSeries } from './judge/judge-due-series.ts';
import { loadSources } from './load/load-sources.ts';
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
  { progress, warehouse = sqlWarehouse(db), ...dates }: RunOptions,
): Promise<RunResult> {
  const { asOf, now } = dates;
  await checkMetrics(warehouse, business.metrics);
  const receipts = await loadSources(warehouse, business, now, progress);

  progress.stage('roll up');
  const rolledUp = await warehouse.rollUp();
  progress.finished(rolledUpText(rolledUp));

  const clock = zone(business.zone);
  const fresh = await freshness(warehouse, business, asOf.getTime(), clock);
  const runId = await beginRun(db, dates);

  progress.stage('daily values');
  const changed = await updateVersions(db, warehouse, business.metrics, runId);
  progress.finished(`${changed} of ${business.metrics.length} metrics changed`);

  progress.stage('forecast and judge');
  const judged = await db.transaction(async () => {
    const counts = await judgeDueSeries(db, business, fresh, runId, progress);
    await finishRun(db, runId, now);
    return counts;
  });
  progress.finished(`${judged.verdicts} days judged, ${judged.forecasts} forecasts`);
  return { receipts, rolledUp, freshness: fresh, verdicts: judged.verdicts };
}

function rolledUpText(rolledUp: RolledUp): string {
  const tables = Object.entries(rolledUp).map(([table, days]) => `${days} days of ${table}`);
  return tables.length === 0 ? 'no day changed' : tables.sort().join(', ');
}
