import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findings, type Assignment, type Findings } from './judge-job.ts';

const WORKER = new URL('./judge-worker.js', import.meta.url);
/** Under so many series a thread's start costs more than it saves. */
const WORTH_A_THREAD = 4;

/**
 * The findings of many series, in their order, worked out on as many threads as the machine runs at once, so that a server in this
 * process goes on answering.
 *
 * @param done told after each series what share of them is ready
 */
export async function allFindings(
  assignments: readonly Assignment[],
  done: (share: number) => void,
): Promise<Findings[]> {
  let ready = 0;
  const told = (found: Findings): Findings => {
    done(++ready / assignments.length);
    return found;
  };
  const threads = Math.min(availableParallelism(), assignments.length);
  // Run from its sources the program has no compiled worker.
  if (assignments.length < WORTH_A_THREAD || threads < 2 || !existsSync(fileURLToPath(WORKER)))
    return assignments.map((assignment) => told(findings(assignment)));
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: WORKER.href, minThreads: threads, maxThreads: threads });
  try {
    return await Promise.all(assignments.map(async (assignment) => told((await pool.run(assignment)) as Findings)));
  } finally {
    await pool.destroy();
  }
}
