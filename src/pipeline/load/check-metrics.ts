import type { Metric } from '../../metrics/metric.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** A metric that the warehouse can't compute. */
export class MetricError extends Error {
  override readonly name = 'MetricError';
}

/** Finds a view or column that does not exist before anything is loaded. @throws MetricError */
export async function checkMetrics(warehouse: Warehouse, metrics: readonly Metric[]): Promise<void> {
  for (const metric of metrics) await computed(metric, warehouse.checkMetric(metric));
}

/** The result of a statement that computes a metric. @throws MetricError with the engine's reason, without its stack */
export async function computed<T>(metric: Metric, result: Promise<T>): Promise<T> {
  return result.catch((error: unknown) => {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new MetricError(`metrics.${metric.id}: the store can't compute it: ${reason}`);
  });
}
