import { parentPort, workerData } from 'node:worker_threads';
import { writeDemoTable } from '../../demo/files/write-demo.ts';
import type { TableToWrite } from './make-demo-data.ts';

/** What the threads of `makeDemoData` run: writes one table and sends the share that is done. */
if (parentPort) {
  const port = parentPort;
  const { table, folder } = workerData as TableToWrite;
  await writeDemoTable(table, folder, (share) => port.postMessage(share));
}
