import { isoDay, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../../store/connect/database.ts';
import {
  loadJudgedSeries,
  loadRecordedVerdicts,
  type RecordedVerdict,
} from '../../store/verdicts/load-recorded-verdicts.ts';
import { VERDICT_COLUMNS, writeVerdict, type StoredVerdict } from '../../store/verdicts/verdict-row.ts';
import { loadValueVersions, type ValueVersion } from '../../store/versions/load-value-versions.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { judgeJobs, keepingThreads } from '../judge/judge-jobs.ts';
import type { JudgingRun } from '../judge/judging-run.ts';
import type { Difference } from './difference.ts';
import { recordedRuns } from './recorded-runs.ts';
import { hadNothing, replayedRow, replayJobs, type Replayed } from './replay-plan.ts';
import { seriesThen, type SeriesThen } from './series-then.ts';

/** How many series are loaded and judged at a time: it bounds the memory. */
const SERIES_AT_ONCE = 200;

/** The days whose verdicts are made again. */
export interface ReplaySpan {
  readonly first: Day;
  readonly last: Day;
}

export interface ReplayedVerdicts {
  readonly series: number;
  readonly verdicts: number;
  /** Verdicts by a rule, model or calendar that this program and config no longer are. */
  readonly outdated: number;
  /** The last day of each metric whose current verdict is one of them. */
  readonly outdatedThrough: ReadonlyMap<string, Day>;
  readonly differences: readonly Difference[];
}

interface OneSeries {
  readonly id: string;
  readonly outdated: readonly RecordedVerdict[];
  readonly replayed: readonly Replayed[];
}

/** Makes all verdicts of some metrics again that were ever given on some days, each from what its run knew. */
export async function replayVerdicts(
  db: Database,
  business: Business,
  metrics: readonly Metric[],
  span: ReplaySpan,
  done: (share: number) => void,
): Promise<ReplayedVerdicts> {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const found = await loadJudgedSeries(db, [...byId.keys()]);
  const keys = found.flatMap(({ metric: id, slice }) => {
    const metric = byId.get(id);
    return metric && isFollowed(metric, slice) ? [{ metric, slice }] : [];
  });
  const runs = new Map<number, JudgingRun>();
  const wholes = wholeVersions(db);
  const all: (ReplayedVerdicts & { readonly series: number })[] = [];
  await keepingThreads(async () => {
    for (let start = 0; start < keys.length; start += SERIES_AT_ONCE) {
      const part = keys.slice(start, start + SERIES_AT_ONCE);
      const loaded: OneSeries[] = [];
      for (const { metric, slice } of part)
        loaded.push(await loadOne(db, business, { metric, slice, span, runs, wholes }));
      all.push(await replayedPart(loaded, (share) => done((start + share * part.length) / keys.length)));
    }
  });
  return {
    series: keys.length,
    verdicts: all.reduce((sum, { verdicts }) => sum + verdicts, 0),
    outdated: all.reduce((sum, { outdated }) => sum + outdated, 0),
    outdatedThrough: latestOf(all.flatMap(({ outdatedThrough }) => [...outdatedThrough])),
    differences: all.flatMap(({ differences }) => differences),
  };
}

async function loadOne(
  db: Database,
  business: Business,
  {
    metric,
    slice,
    span,
    runs,
    wholes,
  }: {
    readonly metric: Metric;
    readonly slice: string;
    readonly span: ReplaySpan;
    readonly runs: Map<number, JudgingRun>;
    readonly wholes: (metric: string) => Promise<readonly ValueVersion[]>;
  },
): Promise<OneSeries> {
  const recorded = await loadRecordedVerdicts(db, { metric: metric.id, slice }, span);
  const wanted = new Set(recorded.map(({ runId }) => runId));
  const missing = new Set([...wanted].filter((runId) => !runs.has(runId)));
  if (missing.size > 0) for (const [id, run] of await recordedRuns(db, business, missing)) runs.set(id, run);
  const own = await loadValueVersions(db, { metric: metric.id, slice });
  const versions = { own, ofWhole: slice === '' ? [] : await wholes(metric.id) };
  const then = new Map<number, SeriesThen>();
  for (const runId of wanted) {
    const run = runs.get(runId);
    if (run) then.set(runId, seriesThen(metric, slice, versions, run));
  }
  const replayed: Replayed[] = [];
  const outdated: RecordedVerdict[] = [];
  for (const one of recorded) {
    const known = then.get(one.runId);
    const isOfRule = known?.inputs.ruleHash === one.ruleHash && known.inputs.versionOn(one.day) === one.modelVersion;
    if (known && isOfRule) replayed.push({ recorded: one, knew: known });
    else outdated.push(one);
  }
  return { id: seriesId(metric.id, slice), outdated, replayed };
}

/** The values of the whole metric, read once while its slices follow each other. */
function wholeVersions(db: Database): (metric: string) => Promise<readonly ValueVersion[]> {
  let latest: { readonly metric: string; readonly versions: readonly ValueVersion[] } | null = null;
  return async (metric) => {
    latest =
      latest?.metric === metric ? latest : { metric, versions: await loadValueVersions(db, { metric, slice: '' }) };
    return latest.versions;
  };
}

async function replayedPart(
  series: readonly OneSeries[],
  done: (share: number) => void,
): Promise<ReplayedVerdicts & { readonly series: number }> {
  const jobs = series.flatMap(({ replayed }) => replayJobs(replayed.filter((one) => !hadNothing(one))));
  const results = await judgeJobs(
    jobs.map(({ job }) => job),
    done,
  );
  const made = new Map<RecordedVerdict, StoredVerdict>();
  for (const [index, { verdicts }] of jobs.entries())
    for (const [place, one] of verdicts.entries())
      made.set(one.recorded, replayedRow(one, results[index]?.verdicts[place] ?? null));
  const differences = series.flatMap(({ id, replayed }) =>
    replayed.flatMap((one) => differencesOf(id, one.recorded, made.get(one.recorded) ?? replayedRow(one, null))),
  );
  const through = series.flatMap(({ outdated, replayed }) => {
    const newest = new Map<Day, number>();
    for (const { recorded } of replayed) newest.set(recorded.day, recorded.runId);
    const current = outdated.filter(({ day, runId }) => runId > (newest.get(day) ?? 0));
    return current.map(({ metric, day }) => [metric, day] as const);
  });
  return {
    series: series.length,
    verdicts: series.reduce((sum, { replayed }) => sum + replayed.length, 0),
    outdated: series.reduce((sum, { outdated }) => sum + outdated.length, 0),
    outdatedThrough: latestOf(through),
    differences,
  };
}

function latestOf(days: readonly (readonly [string, Day])[]): Map<string, Day> {
  const latest = new Map<string, Day>();
  for (const [metric, day] of days) if (day > (latest.get(metric) ?? 0)) latest.set(metric, day);
  return latest;
}

function differencesOf(id: string, { runId, ...recorded }: RecordedVerdict, replayed: StoredVerdict): Difference[] {
  const [before, after] = [writeVerdict(recorded), writeVerdict(replayed)];
  return VERDICT_COLUMNS.flatMap((column, index) => {
    const [was, is] = [before[index] ?? null, after[index] ?? null];
    if (Object.is(was, is)) return [];
    const what = `${id} ${isoDay(recorded.day)}`;
    return [{ what, day: recorded.day, runId, column, recorded: String(was ?? ''), replayed: String(is ?? '') }];
  });
}
