import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DEMO_DIGESTS, DEMO_TABLES, writeDemoTable, type DemoTable } from '../../demo/files/write-demo.ts';

const WORKER = new URL('./demo-worker.js', import.meta.url);

/** What a thread is given. */
export interface TableToWrite {
  readonly table: DemoTable;
  readonly folder: string;
}

/**
 * Writes `sales.csv` and `ops.csv` of the demo shop into a folder, each in a thread of its own; a file with the same bytes is kept.
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
  const hasThreads = availableParallelism() > 1 && existsSync(fileURLToPath(WORKER));
  const write = async (table: DemoTable): Promise<void> => {
    if (await isWritten(table, folder)) progressOf(table)(1);
    else if (hasThreads) await writeInThread({ table, folder }, progressOf(table));
    else await writeDemoTable(table, folder, progressOf(table));
  };
  if (hasThreads) await Promise.all(DEMO_TABLES.map(write));
  else for (const table of DEMO_TABLES) await write(table);
}

async function isWritten(table: DemoTable, folder: string): Promise<boolean> {
  const path = join(folder, `${table}.csv`);
  if (!existsSync(path)) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === DEMO_DIGESTS[table];
}

async function writeInThread(workerData: TableToWrite, onProgress: (share: number) => void): Promise<void> {
  const worker = new Worker(WORKER, { workerData });
  worker.on('message', onProgress);
  await once(worker, 'exit');
}
