import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DEMO_TABLES, writeDemoTable, type DemoTable } from '../../demo/files/write-demo.ts';

const WORKER = new URL('./demo-worker.js', import.meta.url);

/** What a thread is given. */
export interface TableToWrite {
  readonly table: DemoTable;
  readonly folder: string;
}

/**
 * Writes `sales.csv` and `ops.csv` of the demo shop into a folder, each in a thread of its own.
 * @param onProgress called now and then with the share that is done, at last 1
 * @throws the file system's error if a file can't be written
 */
export async function makeDemoData(folder: string, onProgress: (share: number) => void): Promise<void> {
  const shares = new Map<DemoTable, number>();
  const progressOf = (table: DemoTable) => (share: number) => {
    shares.set(table, share);
    onProgress([...shares.values()].reduce((sum, each) => sum + each, 0) / DEMO_TABLES.length);
  };
  // Run from its sources the program has no compiled worker.
  if (availableParallelism() > 1 && existsSync(fileURLToPath(WORKER)))
    await Promise.all(DEMO_TABLES.map(async (table) => writeInThread({ table, folder }, progressOf(table))));
  else for (const table of DEMO_TABLES) await writeDemoTable(table, folder, progressOf(table));
}

async function writeInThread(workerData: TableToWrite, onProgress: (share: number) => void): Promise<void> {
  const worker = new Worker(WORKER, { workerData });
  worker.on('message', onProgress);
  await once(worker, 'exit');
}
