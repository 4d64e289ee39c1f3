import { isRatio, type Measure, type Metric } from './metric.ts';

/** Returns the measure that counts the observations of a quantile; null for all other metrics, and where they are not known. */
export function observations({ measure }: Pick<Metric, 'measure'>): Measure | null {
  if (isRatio(measure) || measure.agg !== 'quantile') return null;
  const { table, column, where } = measure;
  if (table === 'daily_ops') return { table, agg: 'sum', column: 'events', ...(where && { where }) };
  if (table !== 'fact_sales' && table !== 'fact_ops_events') return null;
  return { table, agg: 'count', ...(column !== undefined && { column }), ...(where && { where }) };
}
