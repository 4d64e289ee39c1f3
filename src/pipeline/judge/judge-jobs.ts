import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tinypool } from 'tinypool';
import type { JudgeJob, JudgeResult } from './judge-job.ts';
import { optimiseLate } from './optimise-late.ts';

const WORKER = new URL('./judge-worker.js', import.meta.url);
/** With fewer series, starting threads costs more than it saves. */
const WORTH_A_THREAD = 4;
/** Series that are sent to a thread at a time at most, and parts for each thread at least, so that all end at about the same time. */
const MOST_AT_ONCE = 8;
const PARTS_A_THREAD = 8;
/** With V8's usual 16 MB a tenth of the time goes into collecting what the fits of one origin leave. */
const YOUNG_GENERATION_MB = 64;

/** The threads that several calls share, while there is work that keeps them. */
let kept: { readonly pool: Promise<Tinypool> } | null = null;
let keepers = 0;

/** Keeps threads from one call of `judgeJobs` to the next: to start one, and to have its code compiled, takes as long as a few series. */
export async function keepingThreads<T>(work: () => Promise<T>): Promise<T> {
  keepers++;
  try {
    return await work();
  } finally {
    keepers--;
    if (keepers === 0 && kept) {
      const { pool } = kept;
      kept = null;
      await (await pool).destroy();
    }
  }
}

/**
 * Judges and forecasts many series on as many threads as the machine runs at once, so that a server in this process stays responsive.
 *
 * @param done receives the share of the series that are ready, after each of them
 * @returns one result per job, in their order
 */
export async function judgeJobs(jobs: readonly JudgeJob[], done: (share: number) => void): Promise<JudgeResult[]> {
  let ready = 0;
  const counted = (result: JudgeResult): JudgeResult => {
    done(++ready / jobs.length);
    return result;
  };
  optimiseLate();
  // There is no compiled worker when the program runs from its sources.
  if (jobs.length < WORTH_A_THREAD || availableParallelism() < 2 || !existsSync(fileURLToPath(WORKER))) {
    const { judgeJob } = await import('./judge-job.ts');
    return jobs.map((job) => counted(judgeJob(job)));
  }
  return keepingThreads(async () => {
    kept ??= { pool: newPool(Math.min(availableParallelism(), jobs.length)) };
    const pool = await kept.pool;
    const parts = partsOf(jobs);
    const results = await Promise.all(
      parts.map(async (part) => ((await pool.run(part)) as readonly JudgeResult[]).map(counted)),
    );
    return results.flat();
  });
}

/** After each message a thread measures its memory and the main one wakes up, which for a series of some milliseconds is a tenth of its time. */
function partsOf(jobs: readonly JudgeJob[]): JudgeJob[][] {
  const size = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(jobs.length / (PARTS_A_THREAD * availableParallelism()))));
  return Array.from({ length: Math.ceil(jobs.length / size) }, (_, at) => jobs.slice(at * size, (at + 1) * size));
}

/** @param threads that wait for work between two calls; more are started while there is enough work */
async function newPool(threads: number): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  return new Tinypool({
    filename: WORKER.href,
    minThreads: threads,
    maxThreads: availableParallelism(),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
}
