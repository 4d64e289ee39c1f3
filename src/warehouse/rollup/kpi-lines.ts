import type { Measure } from '../../metrics/metric.ts';

/** A column of `daily_kpis` as a sum over the sale lines of a day. */
export interface KpiSum {
  readonly value: string;
  readonly condition: string;
}

/** The columns of `daily_kpis` that are sums over sale lines. */
export const KPI_SUMS: ReadonlyMap<string, KpiSum> = new Map([
  ['net', { value: 'base_amount', condition: "kind <> 'cancelled'" }],
  ['gross', { value: 'base_amount', condition: "kind = 'sale'" }],
  ['cancelled', { value: 'base_amount', condition: "kind = 'cancelled'" }],
  ['refunds', { value: 'base_amount', condition: "kind = 'refund'" }],
  ['adjustments', { value: 'base_amount', condition: "kind = 'adjustment'" }],
  ['extras', { value: 'base_amount', condition: "kind in ('discount', 'gift_card', 'shipping', 'tax')" }],
  ['units', { value: 'quantity', condition: "kind = 'sale'" }],
  ['refund_lines', { value: '1', condition: "kind = 'refund'" }],
  ['sale_lines', { value: '1', condition: "kind = 'sale'" }],
]);

/** The columns that count something once, however many lines it has. */
const KPI_COUNTS: ReadonlyMap<string, string> = new Map([
  ['orders', "source || '/' || order_id"],
  ['customers', 'customer_id'],
]);

/** The columns of sale lines by which a sum of `daily_kpis` can be sliced, though the table has one row a day. */
const DIMENSIONS = ['source', 'country', 'region', 'channel', 'category', 'product', 'product_id'];

/** The columns of sale lines by which a measure can be sliced beside those of its own table. */
export function kpiDimensions(measure: Measure): readonly string[] {
  return kpiSliceSql(measure, DIMENSIONS[0] ?? '') ? DIMENSIONS : [];
}

/**
 * The aggregate of `sales_lines` that a slice of a sum of `daily_kpis` is, over the rows that meet the conditions; null for any other measure
 * or dimension. As in the table, money is unknown where a line of the slice lacks a rate.
 */
export function kpiSliceSql(
  { table, agg, column = '', where = {} }: Measure,
  dimension: string | null,
): { readonly aggregate: string; readonly condition: string } | null {
  if (table !== 'daily_kpis' || agg !== 'sum' || Object.keys(where).length > 0) return null;
  if (dimension === null || !DIMENSIONS.includes(dimension)) return null;
  const counted = KPI_COUNTS.get(column);
  if (counted !== undefined)
    return { aggregate: `cast(count(distinct ${counted}) as numeric(38, 9))`, condition: "kind = 'sale'" };
  const sum = KPI_SUMS.get(column);
  if (!sum) return null;
  const { value, condition } = sum;
  const total = `cast(coalesce(sum(${value}), 0) as numeric(38, 9))`;
  return {
    aggregate: value === 'base_amount' ? `case when count(*) = count(${value}) then ${total} end` : total,
    condition,
  };
}
