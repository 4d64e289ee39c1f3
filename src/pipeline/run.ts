import { addDays, type Day } from '../calendar/day.ts';
import { zone } from '../calendar/zone.ts';
import type { Database } from '../store/database.ts';
import { loadDailyValues } from '../store/versions/load-daily-values.ts';
import { beginRun, finishRun, type RunDates } from '../store/runs/runs.ts';
import { loadForecastEnds } from '../store/forecasts/load-forecasts.ts';
import { loadEnsembleCaches, saveEnsembleCaches } from '../store/ensemble-cache/ensemble-cache.ts';
import { saveTotalForecasts } from '../store/total-forecasts/total-forecasts.ts';
import { saveCombinationWeights } from '../store/combination-weights/combination-weights.ts';
import { saveForecasts } from '../store/forecasts/save-forecasts.ts';
import type { StoredVerdict } from '../store/verdicts/verdict-row.ts';
import { loadVerdicts, saveVerdicts } from '../store/verdicts/verdicts.ts';
import type { Receipt } from '../warehouse/receipt.ts';
import type { RolledUp } from '../warehouse/rollup/roll-up.ts';
import { sqlWarehouse } from '../warehouse/sql-warehouse.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { judgeJobs } from './judge/judge-jobs.ts';
import type { Business } from '../config/business.ts';
import { checkMetrics } from './load/check-metrics.ts';
import { forecastVersion } from './judge/forecast-version.ts';
import { freshness, metricThrough, type Freshness } from './freshness.ts';
import { isFollowed } from './judge/is-followed.ts';
import { loadSources } from './load/load-sources.ts';
import { updateVersions } from './load/update-versions.ts';
import type { Progress } from './progress.ts';
import { verdictKey, judgePlan, type RunOutput, type JudgePlan } from './judge/judge-plan.ts';

export interface RunResult {
  readonly receipts: readonly Receipt[];
  readonly rolledUp: RolledUp;
  readonly freshness: Freshness;
  /** How many verdicts this run made. */
  readonly verdicts: number;
}

export interface RunOptions extends RunDates {
  readonly progress: Progress;
  /** Where the facts are; by default in the store's own database. */
  readonly warehouse?: Warehouse;
}

/**
 * One pass: load what is new, roll up the stale days, forecast, judge. Each step is a transaction and can be repeated, so a run
 * that was killed anywhere and is started again ends in the same rows as one that was not.
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
  const said = await judgeAll(db, business, fresh, progress);
  await db.transaction(async () => {
    await saveForecasts(db, said.forecasts, runId);
    await saveTotalForecasts(db, said.landings, runId);
    await saveCombinationWeights(db, said.combinationWeights, runId);
    await saveVerdicts(db, said.verdicts, runId);
    await saveEnsembleCaches(db, said.memories, runId);
    await finishRun(db, runId, now);
  });
  progress.finished(`${said.verdicts.length} days judged, ${said.forecasts.length} forecasts`);
  return { receipts, rolledUp, freshness: fresh, verdicts: said.verdicts.length };
}

async function judgeAll(db: Database, business: Business, fresh: Freshness, progress: Progress): Promise<RunOutput> {
  const held = await heldVerdicts(db, addDays(fresh.lastClosed, 1 - business.judgedDays));
  const tasks: JudgePlan[] = [];
  const modelVersion = forecastVersion(business);
  const memories = await loadEnsembleCaches(db, modelVersion);
  for (const metric of business.metrics) {
    const through = metricThrough(metric, business, fresh);
    if (through === null) continue;
    const forecastTo = await loadForecastEnds(db, addDays(through, 1), modelVersion);
    const occasion = { business, through, lastClosed: fresh.lastClosed, held, modelVersion, forecastTo, memories };
    for (const [slice, values] of await loadDailyValues(db, metric.id)) {
      const toDo = isFollowed(metric, slice) ? judgePlan(metric, slice, values, occasion) : null;
      if (toDo) tasks.push(toDo);
    }
  }
  const found = await judgeJobs(
    tasks.map(({ assignment }) => assignment),
    (share) => progress.done(share),
  );
  const said = tasks.flatMap((each, index) => {
    const judgeJob = found[index];
    return judgeJob ? [each.said(judgeJob)] : [];
  });
  return {
    verdicts: said.flatMap(({ verdicts }) => verdicts),
    forecasts: said.flatMap(({ forecasts }) => forecasts),
    landings: said.flatMap(({ landings }) => landings),
    memories: said.flatMap(({ memories }) => memories),
    combinationWeights: said.flatMap(({ combinationWeights }) => combinationWeights),
  };
}

async function heldVerdicts(db: Database, first: Day): Promise<Map<string, StoredVerdict>> {
  const verdicts = await loadVerdicts(db, first);
  return new Map(verdicts.map((verdict) => [verdictKey(verdict.metric, verdict.slice, verdict.day), verdict]));
}

function rolledUpText(rolledUp: RolledUp): string {
  const tables = Object.entries(rolledUp).map(([table, days]) => `${days} days of ${table}`);
  return tables.length === 0 ? 'no day changed' : tables.sort().join(', ');
}
