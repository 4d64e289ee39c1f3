import type { Metric } from '../../metrics/metric.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** A metric that the warehouse can't compute. */
export class MetricError extends Error {
  override readonly name = 'MetricError';
}

/** Finds a view or column that does not exist before anything is loaded. @throws MetricError */
export async function checkMetrics(warehouse: Warehouse, metrics: readonly Metric[]): Promise<void> {
  for (const metric of metrics) {
    await warehouse.checkMetric(metric).catch((error: unknown) => {
      const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
      throw new MetricError(`metrics.${metric.id}: the store can't compute it: ${reason}`);
    });
  }
}
