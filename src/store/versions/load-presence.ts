import type { Database } from '../database.ts';
import { number, text } from '../row.ts';

/** What the values of a whole metric have been so far. */
export interface ValuesSeen {
  /** Whether any is known. */
  readonly known: boolean;
  /** Whether any is not zero; of a ratio, its numerator. */
  readonly nonZero: boolean;
}

/** The metrics that have rows, as a run left them. */
export async function loadPresence(db: Database, runId: number): Promise<Map<string, ValuesSeen>> {
  const rows = await db.query(
    `-- one row per metric
     select metric, count(numerator) as known, count(case when numerator <> 0 then 1 end) as non_zero
     from kpi_versions
     where slice = '' and has_rows and known_from_run <= $1
     group by metric`,
    [runId],
  );
  return new Map(
    rows.map((row) => [text(row, 'metric'), { known: number(row, 'known') > 0, nonZero: number(row, 'non_zero') > 0 }]),
  );
}
