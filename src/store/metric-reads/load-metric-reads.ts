import type { Database } from '../connect/database.ts';
import { number, text } from '../row.ts';

/** How the daily values of a metric were last read from the warehouse. */
export interface MetricRead {
  readonly metric: string;
  readonly definitionHash: string;
  /** The roll-up up to which they were read. */
  readonly rollUp: number;
}

/** The last read of each metric, by metric. */
export async function loadMetricReads(db: Database): Promise<Map<string, MetricRead>> {
  const rows = await db.query('select metric, definition_hash, roll_up from metric_reads');
  return new Map(
    rows.map((row) => {
      const metric = text(row, 'metric');
      return [metric, { metric, definitionHash: text(row, 'definition_hash'), rollUp: number(row, 'roll_up') }];
    }),
  );
}
