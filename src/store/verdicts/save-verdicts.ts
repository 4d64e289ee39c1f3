import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../connect/database.ts';
import { VERDICT_COLUMNS, writeVerdict, type StoredVerdict } from './verdict-row.ts';

/** Saves the verdicts of a run beside those of earlier runs. */
export async function saveVerdicts(db: Database, verdicts: readonly StoredVerdict[], runId: number): Promise<void> {
  await bulkInsert(
    db,
    'verdicts',
    [...VERDICT_COLUMNS, 'run_id'],
    verdicts.map((stored) => [...writeVerdict(stored), runId]),
  );
}
