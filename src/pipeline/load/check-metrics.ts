import type { Metric } from '../../metrics/metric.ts';
import type { Database } from '../../store/database.ts';
import { metricSql } from '../../warehouse/rollup/measure-sql.ts';

/** A metric that the store can't work out. */
export class MetricError extends Error {
  override readonly name = 'MetricError';
}

/** Asks the store for no row of each metric, so that a view or column that isn't there shows before anything is loaded. @throws MetricError */
export async function checkMetrics(db: Database, metrics: readonly Metric[]): Promise<void> {
  for (const metric of metrics) {
    for (const dimension of [null, ...metric.dimensions]) {
      const { text, params } = metricSql(metric, dimension);
      await db.query(`select * from (${text}) as metric limit 0`, params).catch((error: unknown) => {
        const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
        throw new MetricError(`metrics.${metric.id}: the store can't work it out: ${reason}`);
      });
    }
  }
}
