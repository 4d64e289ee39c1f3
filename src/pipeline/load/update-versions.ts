import type { Day } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadMetricReads, type MetricRead } from '../../store/metric-reads/load-metric-reads.ts';
import { saveMetricReads } from '../../store/metric-reads/save-metric-reads.ts';
import { appendVersions, type DailyRead } from '../../store/versions/append-versions.ts';
import { computed } from './check-metrics.ts';
import { readsOwnView, sourceTablesOf } from '../../warehouse/source-tables.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';

/** A metric whose daily values have to be read, on the days that roll-ups after `since` changed; null: on all days. */
interface DueRead {
  readonly metric: Metric;
  readonly since: number | null;
  readonly days: readonly Day[] | null;
}

/**
 * Reads the daily values that may have changed from the warehouse, and appends versions of those that did. The store records the
 * roll-up that it has read up to in the same transaction, so a process that dies between the two commits loses nothing.
 * @returns the number of metrics that were read
 */
export async function updateVersions(
  store: Database,
  warehouse: Warehouse,
  metrics: readonly Metric[],
  runId: number,
): Promise<number> {
  const rollUp = await warehouse.latestRollUp();
  const last = await loadMetricReads(store);
  const reads = metrics.map((metric) => ({
    metric: metric.id,
    definitionHash: warehouse.definitionHash(metric),
    rollUp,
  }));
  const due: DueRead[] = [];
  for (const [index, metric] of metrics.entries()) {
    const read = reads[index];
    if (read) due.push(await dueRead(warehouse, metric, read, last.get(metric.id)));
  }
  const changed = due.filter(({ days }) => days === null || days.length > 0);
  const newReads = reads.filter((read) => !isSame(read, last.get(read.metric)));
  if (changed.length === 0 && newReads.length === 0) return 0;
  await store.transaction(async () => {
    if (changed.length > 0) await appendVersions(store, dailyReads(warehouse, changed), runId);
    await saveMetricReads(store, newReads);
  });
  return changed.length;
}

async function dueRead(
  warehouse: Warehouse,
  metric: Metric,
  { definitionHash, rollUp }: MetricRead,
  last: MetricRead | undefined,
): Promise<DueRead> {
  // A warehouse that was made anew counts from 1 again.
  const isComparable = last?.definitionHash === definitionHash && last.rollUp <= rollUp && !readsOwnView(metric);
  if (!isComparable) return { metric, since: null, days: null };
  if (last.rollUp === rollUp) return { metric, since: rollUp, days: [] };
  const tables: readonly string[] = sourceTablesOf(metric);
  const changed = await warehouse.changedDays(last.rollUp);
  const days = new Set(changed.filter(({ table }) => tables.includes(table)).map(({ day }) => day));
  return { metric, since: last.rollUp, days: [...days] };
}

async function* dailyReads(warehouse: Warehouse, due: readonly DueRead[]): AsyncGenerator<DailyRead> {
  for (const { metric, since, days } of due)
    for (const dimension of [null, ...metric.dimensions])
      yield {
        metric: metric.id,
        dimension,
        days,
        slices: await computed(metric, warehouse.dailyValues(metric, dimension, since)),
      };
}

function isSame(read: MetricRead, last: MetricRead | undefined): boolean {
  return last?.definitionHash === read.definitionHash && last.rollUp === read.rollUp;
}
