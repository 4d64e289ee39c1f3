import { mkdir, rm } from 'node:fs/promises';
import type { Business } from '../../config/business.ts';
import type { Receipt } from '../../warehouse/receipt.ts';
import type { FactTable, Source } from '../../warehouse/source.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { batchChecks } from './check-batch.ts';
import { inbox, removeUnfinished } from './inbox.ts';
import { ReceiveError } from './receive-error.ts';
import { unknownFields, type UnknownField } from './unknown-fields.ts';

/** Rows as JSON lines for a table of facts. */
export interface Batch {
  readonly table: FactTable;
  /** Null: the only source of the table that receives. */
  readonly source: string | null;
  readonly body: ReadableStream<Uint8Array>;
  readonly isGzip: boolean;
  /** Makes two requests the same; null: their content does. */
  readonly key: string | null;
}

export interface ReceivedFacts {
  /**
   * Keeps a batch for the next run, once a load would take it.
   * @returns the answer as JSON: the same for the same batch
   * @throws ReceiveError; nothing of the batch is kept then
   */
  receive(batch: Batch): Promise<string>;
  close(): Promise<void>;
}

/** Batches that wait for a run, at most, of a source. */
const MOST_WAITING = 500;
/** Batches that wait to be checked, at most. */
const MOST_AT_ONCE = 20;
const REJECTS_SHOWN = 100;
const FIELDS_SHOWN = 100;

/** @param warehouse tells which batches are loaded */
export function receivedFacts(
  business: () => Business,
  warehouse: Pick<Warehouse, 'latestLoads'>,
  now: () => Date,
): ReceivedFacts {
  const checks = batchChecks();
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const taken = async (batch: Batch): Promise<string> => {
    const { source, folder } = receivingSource(business(), batch);
    const box = inbox(folder);
    const spool = await box.spool(batch.body, batch.isGzip);
    // One at a time: the second of two equal requests finds the first.
    const answer = queue.then(async () => {
      const repeated = await box.repeated(spool, batch.key);
      if (repeated !== null) return box.answerOf(repeated);
      await refuseTooMany(source, await box.names(), warehouse);
      const receipt = await checks.check(business(), source, spool.path);
      const unknown = await unknownFields(source, spool.path);
      let text = '';
      await box.keep(spool, batch.key, now(), (name) => (text = answerText(source, name, receipt, unknown)));
      return text;
    });
    queue = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      await rm(spool.path, { force: true });
    }
  };

  return {
    async receive(batch) {
      if (waiting >= MOST_AT_ONCE) throw new ReceiveError('busy', 'too many batches are being checked');
      waiting++;
      try {
        return await taken(batch);
      } finally {
        waiting--;
      }
    },
    async close() {
      await queue;
      await checks.close();
    },
  };
}

/** Makes the folders of sources that receive, without what a killed process left there. */
export async function prepareInboxes({ sources }: Business): Promise<void> {
  for (const { inbox: folder } of sources) {
    if (folder === undefined) continue;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeUnfinished(folder);
  }
}

function receivingSource({ sources }: Business, batch: Batch): { source: Source; folder: string } {
  const receiving = sources.flatMap((source) =>
    source.table === batch.table && source.inbox !== undefined ? [{ source, folder: source.inbox }] : [],
  );
  const ids = receiving.map(({ source }) => source.id).join(', ');
  if (receiving.length === 0)
    throw new ReceiveError('no_source', `no source of ${batch.table} receives: declare 'receives: true' under it`);
  if (batch.source === null && receiving.length > 1)
    throw new ReceiveError('ambiguous', `several sources of ${batch.table} receive: add ?source= with one of ${ids}`);
  const chosen = receiving.find(({ source }) => source.id === (batch.source ?? source.id));
  if (!chosen) throw new ReceiveError('no_source', `source: write one of ${ids}, which receive ${batch.table}`);
  return chosen;
}

async function refuseTooMany(
  { id }: Source,
  names: readonly string[],
  warehouse: Pick<Warehouse, 'latestLoads'>,
): Promise<void> {
  if (names.length < MOST_WAITING) return;
  const latest = await warehouse.latestLoads();
  const isWaiting = (name: string): boolean => latest(id, name) === null;
  if (names.filter(isWaiting).length >= MOST_WAITING)
    throw new ReceiveError('busy', `${MOST_WAITING} batches of ${id} wait for a run already`);
}

function answerText({ id, table }: Source, name: string, receipt: Receipt, unknown: readonly UnknownField[]): string {
  const { rowsRead, rowsAccepted, rejects } = receipt;
  const data = {
    source: id,
    table,
    batch: name.replace(/\.ndjson$/, ''),
    rows_read: rowsRead,
    rows_accepted: rowsAccepted,
    rows_rejected: rejects.length,
    rejects: rejects.slice(0, REJECTS_SHOWN).map(({ columnName, ...reject }) => ({ ...reject, name: columnName })),
    unknown_fields: unknown.slice(0, FIELDS_SHOWN),
  };
  return JSON.stringify({ data });
}
