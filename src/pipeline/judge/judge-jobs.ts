import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeJob, type JudgeJob, type JudgeResult } from './judge-job.ts';

const WORKER = new URL('./judge-worker.js', import.meta.url);
/** With fewer series, starting threads costs more than it saves. */
const WORTH_A_THREAD = 4;
/** With V8's usual 16 MB a tenth of the time goes into collecting what the fits of one origin leave. */
const YOUNG_GENERATION_MB = 64;

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
  const threads = Math.min(availableParallelism(), jobs.length);
  // There is no compiled worker when the program runs from its sources.
  if (jobs.length < WORTH_A_THREAD || threads < 2 || !existsSync(fileURLToPath(WORKER)))
    return jobs.map((job) => counted(judgeJob(job)));
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: WORKER.href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  try {
    return await Promise.all(jobs.map(async (job) => counted((await pool.run(job)) as JudgeResult)));
  } finally {
    await pool.destroy();
  }
}
