import { isoDay, type Day } from '../../calendar/day.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../database.ts';
import { readVerdict, VERDICT_COLUMNS, writeVerdict, type StoredVerdict } from './verdict-row.ts';

/** Keeps the verdicts of a run beside those of earlier runs. */
export async function saveVerdicts(db: Database, verdicts: readonly StoredVerdict[], runId: number): Promise<void> {
  await bulkInsert(
    db,
    'verdicts',
    [...VERDICT_COLUMNS, 'run_id'],
    verdicts.map((stored) => [...writeVerdict(stored), runId]),
  );
}

/** The current verdicts, the latest run's for each metric, slice and day from `first` on, by metric, slice and day. */
export async function loadVerdicts(db: Database, first: Day): Promise<StoredVerdict[]> {
  const rows = await db.query(
    `select ${VERDICT_COLUMNS.join(', ')}
     from (
       select v.*, row_number() over (partition by metric, slice, day order by run_id desc) as newest_first
       from verdicts as v
       where day >= $1
     ) as numbered
     where newest_first = 1
     order by metric collate "C", slice collate "C", day`,
    [isoDay(first)],
  );
  return rows.map(readVerdict);
}
