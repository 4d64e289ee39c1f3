import { isRatio, type Measure, type Metric } from './metric.ts';

const SUMS_OF_ORDERS: Readonly<Record<string, readonly string[]>> = {
  daily_kpis: ['net', 'gross'],
  daily_kpis_full: ['net', 'gross'],
  fact_sales: ['amount', 'base_amount'],
};

/** The orders behind a sum of money that is made from orders; null for everything else. */
export function countedBy({ measure, unit }: Pick<Metric, 'measure' | 'unit'>): Measure | null {
  if (unit !== 'currency' || isRatio(measure) || measure.agg !== 'sum') return null;
  const { table, column = '', where } = measure;
  if (!SUMS_OF_ORDERS[table]?.includes(column)) return null;
  if (table !== 'fact_sales') return { table, agg: 'sum', column: 'orders', ...(where && { where }) };
  return { table, agg: 'distinct', column: 'order_id', where: { kind: ['sale'], ...where } };
}
