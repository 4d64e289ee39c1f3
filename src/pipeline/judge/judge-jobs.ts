import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeJob, type JudgeJob, type JudgeResult } from './judge-job.ts';

const WORKER = new URL('./judge-worker.js', import.meta.url);
/** Under so many series a thread's start costs more than it saves. */
const WORTH_A_THREAD = 4;

/**
 * The findings of many series, in their order, worked out on as many threads as the machine runs at once, so that a server in this
 * process goes on answering.
 *
 * @param done told after each series what share of them is ready
 */
export async function judgeJobs(
  assignments: readonly JudgeJob[],
  done: (share: number) => void,
): Promise<JudgeResult[]> {
  let ready = 0;
  const told = (found: JudgeResult): JudgeResult => {
    done(++ready / assignments.length);
    return found;
  };
  const threads = Math.min(availableParallelism(), assignments.length);
  // Run from its sources the program has no compiled worker.
  if (assignments.length < WORTH_A_THREAD || threads < 2 || !existsSync(fileURLToPath(WORKER)))
    return assignments.map((assignment) => told(judgeJob(assignment)));
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: WORKER.href, minThreads: threads, maxThreads: threads });
  try {
    return await Promise.all(assignments.map(async (assignment) => told((await pool.run(assignment)) as JudgeResult)));
  } finally {
    await pool.destroy();
  }
}
