import type { Business } from '../config/business.ts';
import { addsUp, type Metric } from '../metrics/metric.ts';
import { sourcesBehind } from './sources-behind.ts';

const REVENUE = 'revenue';

/**
 * Returns the id of the metric that the answers are about: revenue, or where no source has it, the first metric from daily values, rather
 * one whose days add up.
 */
export function leadingMetric(business: Pick<Business, 'metrics' | 'sources'>): string {
  const tables = (metric: Metric): string[] => sourcesBehind(metric, business).map(({ table }) => table);
  const revenue = business.metrics.find(({ id }) => id === REVENUE);
  if (revenue && tables(revenue).length > 0) return REVENUE;
  const daily = business.metrics.filter((metric) => tables(metric).includes('daily_values'));
  return (daily.find(addsUp) ?? daily[0])?.id ?? REVENUE;
}
