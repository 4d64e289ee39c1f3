import type { Metric } from '../metrics/metric.ts';
import type { Source } from '../warehouse/source.ts';
import type { Business } from '../config/business.ts';
import { sourceTablesOf } from '../warehouse/source-tables.ts';

/** The sources of the fact tables that a metric is computed from. */
export function sourcesBehind(metric: Metric, { sources }: Pick<Business, 'sources'>): Source[] {
  const tables = sourceTablesOf(metric);
  return sources.filter(({ table }) => table !== 'fx_rates' && tables.includes(table));
}
