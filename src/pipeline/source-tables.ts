import { measuresOf, type Metric } from '../metrics/metric.ts';
import type { FactTable } from '../warehouse/source.ts';

type DatedTable = Exclude<FactTable, 'fx_rates'>;

const ALL: readonly DatedTable[] = ['fact_sales', 'fact_ops_events'];
const FEEDS: Readonly<Record<string, readonly DatedTable[]>> = {
  fact_sales: ['fact_sales'],
  daily_kpis: ['fact_sales'],
  fact_ops_events: ['fact_ops_events'],
  daily_ops: ['fact_ops_events'],
};

/** The tables of facts that have to be complete before a day of a metric is: for a view of the user's own, all. */
export function sourceTablesOf(metric: Metric): readonly DatedTable[] {
  const feeds = measuresOf(metric).flatMap(({ table }) => [...(FEEDS[table] ?? ALL)]);
  return [...new Set(feeds)];
}
