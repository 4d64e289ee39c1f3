import type { Metric } from '../metrics/metric.ts';
import type { Source } from '../warehouse/source.ts';
import type { Business } from '../config/business.ts';
import { sourceTablesOf } from './source-tables.ts';

/** The sources that a metric is made from. */
export function sourcesBehind(metric: Metric, { sources }: Business): Source[] {
  const feeds = sourceTablesOf(metric);
  return sources.filter(({ table }) => table !== 'fx_rates' && feeds.includes(table));
}
