import type { Metric } from './metric.ts';

const defaults = { missing: 'unknown', nonNegative: true, tolerance: 0.05, dimensions: [], owner: null } as const;

/** The default metrics of a business with sales and operational events. A config adds metrics or replaces them by id. */
export const catalogue: readonly Metric[] = [
  {
    ...defaults,
    id: 'revenue',
    title: 'Revenue',
    measure: { table: 'daily_kpis', agg: 'sum', column: 'net' },
    countedBy: { table: 'daily_kpis', agg: 'sum', column: 'orders' },
    unit: 'currency',
    direction: 'down',
    missing: 'zero',
    nonNegative: false,
    minChange: null,
  },
  {
    ...defaults,
    id: 'orders',
    title: 'Orders',
    measure: { table: 'daily_kpis', agg: 'sum', column: 'orders' },
    unit: 'count',
    direction: 'down',
    missing: 'zero',
    minChange: null,
  },
  {
    ...defaults,
    id: 'average_order_value',
    title: 'Average order value',
    measure: {
      numerator: { table: 'daily_kpis', agg: 'sum', column: 'gross' },
      denominator: { table: 'daily_kpis', agg: 'sum', column: 'orders' },
    },
    unit: 'currency',
    direction: 'down',
    minChange: 0,
  },
  {
    ...defaults,
    id: 'refund_rate',
    title: 'Refund rate',
    measure: {
      numerator: { table: 'daily_kpis', agg: 'sum', column: 'refund_lines' },
      denominator: { table: 'daily_kpis', agg: 'sum', column: 'sale_lines' },
    },
    unit: 'share',
    direction: 'up',
    minChange: 0.005,
  },
  {
    ...defaults,
    id: 'error_rate',
    title: 'Error rate',
    measure: {
      numerator: { table: 'daily_ops', agg: 'sum', column: 'errors' },
      denominator: { table: 'daily_ops', agg: 'sum', column: 'events' },
    },
    unit: 'share',
    direction: 'up',
    minChange: 0.005,
    dimensions: ['service'],
  },
  {
    ...defaults,
    id: 'latency_p95',
    title: 'Latency p95',
    measure: { table: 'daily_ops', agg: 'quantile', column: 'latency_p95' },
    observations: { table: 'daily_ops', agg: 'sum', column: 'events' },
    unit: 'ms',
    direction: 'up',
    tolerance: 0.1,
    minChange: 0,
    dimensions: ['service'],
  },
];
