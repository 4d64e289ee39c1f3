import { isRatio, type Measure, type Metric } from './metric.ts';

const ORDER_VALUE_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['daily_kpis', ['net', 'gross']],
  ['daily_kpis_full', ['net', 'gross']],
  ['fact_sales', ['amount', 'base_amount']],
]);

/** Returns the measure that counts the orders behind a sum of order values; null for all other metrics. */
export function countedBy({ measure, unit }: Pick<Metric, 'measure' | 'unit'>): Measure | null {
  if (unit !== 'currency' || isRatio(measure) || measure.agg !== 'sum') return null;
  const { table, column = '', where } = measure;
  if (!ORDER_VALUE_COLUMNS.get(table)?.includes(column)) return null;
  if (table !== 'fact_sales') return { table, agg: 'sum', column: 'orders', ...(where && { where }) };
  return { table, agg: 'distinct', column: 'order_id', where: { kind: ['sale'], ...where } };
}
