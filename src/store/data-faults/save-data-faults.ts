import { bulkInsert } from '../bulk-insert.ts';
import type { Database, Param } from '../connect/database.ts';
import { DATA_FAULT_COLUMNS, readDataFault, writeDataFault, type StoredDataFault } from './data-fault-row.ts';

/**
 * Records the faults of all days that a run found: a row for each that is new or has changed, and one for each that is gone. Part of the
 * transaction that finishes the run.
 */
export async function saveDataFaults(db: Database, found: readonly StoredDataFault[], runId: number): Promise<void> {
  const current = new Map((await currentFaults(db)).map((fault) => [keyOf(fault), fault]));
  const kept = new Set(found.map(keyOf));
  const contentOf = (fault: StoredDataFault | undefined): string => JSON.stringify(fault && writeDataFault(fault));
  const changed = found.filter((fault) => contentOf(current.get(keyOf(fault))) !== contentOf(fault));
  const gone = [...current.values()].filter((fault) => !kept.has(keyOf(fault)));
  const row = (fault: StoredDataFault, isThere: boolean): Param[] => [...writeDataFault(fault), isThere, runId];
  await bulkInsert(
    db,
    'data_faults',
    [...DATA_FAULT_COLUMNS, 'is_there', 'run_id'],
    [...changed.map((fault) => row(fault, true)), ...gone.map((fault) => row(fault, false))],
  );
}

async function currentFaults(db: Database): Promise<StoredDataFault[]> {
  const rows = await db.query(`
    select ${DATA_FAULT_COLUMNS.join(', ')}
    from (
      select *, row_number() over (partition by source, day, kind, place order by run_id desc) as newest_first
      from data_faults
    ) as numbered
    where newest_first = 1 and is_there`);
  return rows.map(readDataFault);
}

function keyOf({ source, day, kind, place }: StoredDataFault): string {
  return JSON.stringify([source, day, kind, place]);
}
