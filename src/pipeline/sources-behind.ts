import { measuresOf, type Metric } from '../metrics/metric.ts';
import { dailySourcesOf } from '../warehouse/daily-sources.ts';
import type { Source } from '../warehouse/source.ts';
import type { Business } from '../config/business.ts';
import { readsOwnView, sourceTablesOf } from '../warehouse/source-tables.ts';

/** The sources of the tables that a metric is computed from; of tables of daily values, those that have its values. */
export function sourcesBehind(metric: Metric, { sources }: Pick<Business, 'sources'>): Source[] {
  const tables = sourceTablesOf(metric);
  const daily = measuresOf(metric).flatMap((measure) => dailySourcesOf(measure, sources));
  return sources.filter((source) => {
    if (source.table === 'fx_rates' || !tables.includes(source.table)) return false;
    return source.table !== 'daily_values' || readsOwnView(metric) || daily.includes(source);
  });
}
