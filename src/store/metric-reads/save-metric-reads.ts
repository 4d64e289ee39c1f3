import type { Database } from '../connect/database.ts';
import type { MetricRead } from './load-metric-reads.ts';

/** Replaces the last reads of these metrics; part of the transaction that appends their versions. */
export async function saveMetricReads(db: Database, reads: readonly MetricRead[]): Promise<void> {
  for (const { metric, definitionHash, rollUp } of reads) {
    await db.query('delete from metric_reads where metric = $1', [metric]);
    await db.query('insert into metric_reads (metric, definition_hash, roll_up) values ($1, $2, $3)', [
      metric,
      definitionHash,
      rollUp,
    ]);
  }
}
