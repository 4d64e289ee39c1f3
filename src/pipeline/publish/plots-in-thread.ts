import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlotJob, Plots } from './plot-job.ts';

const WORKER = new URL('./plot-worker.js', import.meta.url);

/** As `writePlots`, but in a thread: a server in this process goes on answering. */
export async function writePlotsInThread(job: PlotJob): Promise<Plots> {
  // Run from its sources the program has no compiled worker.
  if (!existsSync(fileURLToPath(WORKER))) return (await import('./plots.ts')).writePlots(job);
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: WORKER.href, minThreads: 1, maxThreads: 1 });
  try {
    return (await pool.run(job)) as Plots;
  } finally {
    await pool.destroy();
  }
}
