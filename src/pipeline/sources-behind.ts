import type { Metric } from '../metrics/metric.ts';
import type { Source } from '../warehouse/source.ts';
import type { Business } from './business.ts';
import { feedsOf } from './feeds.ts';

/** The sources that a metric is made from. */
export function sourcesBehind(metric: Metric, { sources }: Business): Source[] {
  const feeds = feedsOf(metric);
  return sources.filter(({ table }) => table !== 'fx_rates' && feeds.includes(table));
}
