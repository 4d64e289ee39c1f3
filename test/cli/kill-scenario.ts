import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Database } from '../../src/store/connect/database.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { number } from '../../src/store/row.ts';
import { tableDigests, type TableDigest } from '../fixtures/table-digests.ts';
import { filesIn } from './files-in.ts';
import { finished, type Program } from './program.ts';

/** A line of progress that says that a stage is over. */
const STAGE_IS_OVER = /^ *\d+\.\d+ s {2}/gm;

/** A shop's folder and its store, for one run that is killed and one that is not. */
export interface Place extends AsyncDisposable {
  readonly folder: string;
  /** Where the store is, for the command and for us. */
  readonly store: string;
  /** Until nothing is left of a killed process. */
  settle(): Promise<void>;
}

/** A shop before a run, and what a run that nobody disturbs makes of it. */
export interface Scenario {
  /** The shop, every time as it was. */
  readonly place: () => Promise<Place>;
  readonly before: Counts;
  readonly undisturbed: Outcome;
  /** How long each stage of the undisturbed run took, but for the last words after it. */
  readonly stagesMs: readonly number[];
}

export interface Outcome {
  /** All but the runs, which are counted. */
  readonly tables: Record<string, TableDigest>;
  readonly finishedRuns: number;
  readonly outputs: Map<string, Buffer>;
}

interface Counts {
  readonly loads: number;
  readonly finishedRuns: number;
  readonly publishedRuns: number;
  readonly staleDays: number;
}

/** How far a killed run had come, by what its store says. */
export type Progress = 'nothing' | 'a file' | 'all files' | 'rolled up' | 'judged' | 'published';

export async function scenario(program: Program, place: () => Promise<Place>): Promise<Scenario> {
  await using here = await place();
  const before = await withStore(here, countsOf);
  const stagesMs: number[] = [];
  let sinceMs = performance.now();
  const endStage = (): void => {
    stagesMs.push(performance.now() - sinceMs);
    sinceMs = performance.now();
  };
  const child = startRun(program, here);
  child.stderr?.on('data', (chunk: Buffer | string) => {
    for (const _ of String(chunk).matchAll(STAGE_IS_OVER)) endStage();
  });
  const { code, stderr } = await finished(child);
  if (code !== 0) throw new Error(`an undisturbed run ended with ${code}: ${stderr}`);
  return { place, before, stagesMs, undisturbed: await outcomeIn(here) };
}

/** Kills a run a while after so many of its stages are over, at the end of the next one at the latest: how far it had come; null if it was over before. */
export async function killRun(
  program: Program,
  { before }: Scenario,
  place: Place,
  stages: number,
  delayMs: number,
): Promise<Progress | null> {
  const child = startRun(program, place);
  let seen = 0;
  const kill = (): boolean => child.kill('SIGKILL');
  const timers: NodeJS.Timeout[] = stages === 0 ? [setTimeout(kill, delayMs)] : [];
  child.stderr?.on('data', (chunk: Buffer | string) => {
    for (const _ of String(chunk).matchAll(STAGE_IS_OVER)) {
      seen++;
      if (seen === stages) timers.push(setTimeout(kill, delayMs));
      if (seen > stages) kill();
    }
  });
  await finished(child);
  for (const timer of timers) clearTimeout(timer);
  if (child.signalCode !== 'SIGKILL') return null;
  await place.settle();
  return withStore(place, async (db) => progressSince(before, await countsOf(db)));
}

/** What stands in the store and in the folder of outputs. */
export async function outcomeIn(place: Place): Promise<Outcome> {
  return withStore(place, async (db) => {
    const { runs: _counted, ...tables } = await tableDigests(db);
    const { finishedRuns } = await countsOf(db);
    return { tables, finishedRuns, outputs: await filesIn(join(place.folder, 'out')) };
  });
}

function startRun(program: Program, { folder, store }: Place): ReturnType<Program['start']> {
  // What a killed process leaves in the temporary folder goes with the place.
  return program.start(['run', '--store', store], { cwd: folder, env: { TMPDIR: folder } });
}

async function withStore<T>({ store }: Place, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openStore(store);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** @throws Error if there are facts without receipts, or fewer than these say. */
async function countsOf(db: Database): Promise<Counts> {
  const [row] = await db.query(`
    select
      (select count(*) from loads) as loads,
      (select count(finished_at) from runs) as finished_runs,
      (select count(*) from runs where finished_at is not null and published) as published_runs,
      (select count(*) from stale_days) as stale_days,
      (select coalesce(sum(rows_inserted - rows_deleted), 0) from loads) as received,
      (select count(*) from fact_sales) + (select count(*) from fact_ops_events) as facts`);
  if (!row || number(row, 'facts') !== number(row, 'received'))
    throw new Error(`not every fact has a receipt, or not every receipt its facts: ${JSON.stringify(row)}`);
  return {
    loads: number(row, 'loads'),
    finishedRuns: number(row, 'finished_runs'),
    publishedRuns: number(row, 'published_runs'),
    staleDays: number(row, 'stale_days'),
  };
}

function progressSince(before: Counts, { loads, finishedRuns, publishedRuns, staleDays }: Counts): Progress {
  if (publishedRuns > before.publishedRuns) return 'published';
  if (finishedRuns > before.finishedRuns) return 'judged';
  if (loads === before.loads) return 'nothing';
  if (loads < 3) return 'a file';
  return staleDays > 0 ? 'all files' : 'rolled up';
}
