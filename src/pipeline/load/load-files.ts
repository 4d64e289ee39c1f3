import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { CsvError } from '../../warehouse/files/csv/csv-error.ts';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import type { StagedLoad } from '../../warehouse/load/staged-load.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import { fileName } from '../../warehouse/files/zip/zip-path.ts';
import type { Source } from '../../warehouse/source.ts';
import type { Warehouse, WarehouseSession } from '../../warehouse/warehouse.ts';
import type { Progress } from '../progress.ts';
import { receiptText } from './receipt-text.ts';

/** One file of a source. */
export interface SourceFile {
  readonly source: Source;
  readonly path: string;
}

/** Connections that stage files at a time, however many cores there are. */
const MOST_AT_ONCE = 4;

/**
 * Loads files, each in a transaction of its own. Several are read, checked and staged at a time, on connections of their own; they are
 * committed in the order given, so that numbers, messages and the last word on a fact don't depend on which is staged first.
 *
 * @param now date of the receipts
 * @throws CsvError or LoadError at the first file that can't be taken: the files before it are loaded, those after it are not.
 */
export async function loadFiles(
  warehouse: Warehouse,
  files: readonly SourceFile[],
  now: Date,
  progress: Progress,
): Promise<Receipt[]> {
  const latest = await warehouse.latestLoads();
  const stop = new AbortController();
  const sessions: WarehouseSession[] = [];
  const warehouses = [warehouse];
  const staging = new Map<number, Promise<StagedLoad>>();
  const receipts: Receipt[] = [];
  let shown = 0;

  function begin(index: number): void {
    const [file, connection] = [files[index], warehouses[index % warehouses.length]];
    if (!file || !connection) return;
    const onProgress = (share: number, rows: number): void =>
      index === shown ? progress.done(share, rows) : undefined;
    const before = latest(file.source.id, fileName(file.path));
    const load = connection.stageLoad(file.source, file.path, { onProgress, signal: stop.signal, before });
    // An error is thrown when the file's turn has come.
    load.catch(() => undefined);
    staging.set(index, load);
  }

  try {
    const atOnce = Math.min(files.length, availableParallelism(), MOST_AT_ONCE);
    while (warehouses.length < atOnce) {
      const session = await warehouse.session();
      sessions.push(session);
      warehouses.push(session.warehouse);
    }
    for (const index of warehouses.keys()) begin(index);
    for (const [index, file] of files.entries()) {
      shown = index;
      progress.stage(`load ${file.source.id}: ${fileName(file.path)}`);
      const receipt = await committed(staging.get(index), now).catch((error: unknown) => {
        throw withWayOut(error, file);
      });
      progress.finished(receiptText(receipt));
      receipts.push(receipt);
      staging.delete(index);
      begin(index + warehouses.length);
    }
  } finally {
    stop.abort();
    await Promise.allSettled([...staging.values()].map(async (load) => (await load).discard()));
    for (const session of sessions) await session.close();
  }
  return receipts;
}

/** A batch that can't be loaded stays where it is, so that the message has to say where that is. */
function withWayOut(error: unknown, { source: { inbox }, path }: SourceFile): unknown {
  const isRefused = error instanceof LoadError || error instanceof CsvError;
  if (!isRefused || inbox === undefined || dirname(path) !== inbox) return error;
  const rejects = error instanceof LoadError ? error.rejects : [];
  const advice = `this batch came by POST /api/v1/facts: every run stops at it until ${displayPath(path)} is moved out of its folder`;
  return new LoadError(`${error.message}\n  ${advice}`, rejects);
}

async function committed(staged: Promise<StagedLoad> | undefined, now: Date): Promise<Receipt> {
  const load = await staged;
  if (!load) throw new Error('a file has to be staged before it is committed');
  try {
    return await load.commit(now);
  } finally {
    await load.discard();
  }
}
