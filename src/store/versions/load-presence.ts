import type { Database } from '../connect/database.ts';
import { number, text } from '../row.ts';
import { valuesOf } from '../series-keys.ts';

/** What the values of a whole metric have been so far. */
export interface ValuesSeen {
  /** Whether any is known. */
  readonly known: boolean;
  /** Whether any is not zero; of a ratio, its numerator. */
  readonly nonZero: boolean;
}

/** Those of some metrics that have rows, as a run left them. */
export async function loadPresence(
  db: Database,
  metrics: readonly string[],
  runId: number,
): Promise<Map<string, ValuesSeen>> {
  if (metrics.length === 0) return new Map();
  const wanted = valuesOf(
    metrics.map((metric) => [metric]),
    ['text'],
    2,
  );
  const rows = await db.query(
    `-- one row per metric
     select v.metric, count(v.numerator) as known, count(case when v.numerator <> 0 then 1 end) as non_zero
     from kpi_versions as v
     join ${wanted.sql} as wanted (metric) on wanted.metric = v.metric
     where v.slice = '' and v.has_rows and v.known_from_run <= $1
     group by v.metric`,
    [runId, ...wanted.params],
  );
  return new Map(
    rows.map((row) => [text(row, 'metric'), { known: number(row, 'known') > 0, nonZero: number(row, 'non_zero') > 0 }]),
  );
}
