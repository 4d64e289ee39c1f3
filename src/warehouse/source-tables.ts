import { measuresOf, type Measure, type Metric } from '../metrics/metric.ts';
import type { FactTable } from './source.ts';

/** A fact table whose rows lie on business days. */
export type DatedTable = Exclude<FactTable, 'fx_rates'>;

const FACTS: readonly DatedTable[] = ['fact_sales', 'fact_ops_events'];
const ALL: readonly DatedTable[] = [...FACTS, 'daily_values'];
/** The tables and views that we maintain. Any other name is a view of the user's own. */
const SOURCE_TABLES: ReadonlyMap<string, readonly DatedTable[]> = new Map([
  ['fact_sales', ['fact_sales']],
  ['daily_kpis', ['fact_sales']],
  ['fact_ops_events', ['fact_ops_events']],
  ['daily_ops', ['fact_ops_events']],
  ['daily_kpis_full', FACTS],
  ['daily_values', ['daily_values']],
]);

/** The fact tables that a metric is computed from; all of them where it reads a view of the user's own. */
export function sourceTablesOf(metric: Metric): readonly DatedTable[] {
  const tables = measuresRead(metric).flatMap(({ table }) => [...(SOURCE_TABLES.get(table) ?? ALL)]);
  return [...new Set(tables)];
}

/** Whether a metric reads a view of the user's own, whose values can change on any day. */
export function readsOwnView(metric: Metric): boolean {
  return measuresRead(metric).some(({ table }) => !SOURCE_TABLES.has(table));
}

function measuresRead(metric: Metric): readonly Measure[] {
  const count = metric.countedBy ?? metric.observations;
  return count ? [...measuresOf(metric), count] : measuresOf(metric);
}
