import { expect, test } from 'vitest';
import { metric, shareMetric } from '../../../test/fixtures/metrics.ts';
import { catalogue } from '../../metrics/catalogue.ts';
import { metricRoots } from './metric-tree.ts';

test('revenue is orders times average order value; rates stand alone', () => {
  expect(Object.fromEntries(metricRoots(catalogue))).toEqual({
    revenue: 'revenue',
    orders: 'revenue',
    average_order_value: 'revenue',
    refund_rate: 'refund_rate',
    error_rate: 'error_rate',
    latency_p95: 'latency_p95',
  });
});

test('orders are visits times conversion, in whatever order they are declared', () => {
  const sum = (column: string) => ({ table: 'daily_values', agg: 'sum', column }) as const;
  const visits = metric({ id: 'visits', measure: sum('visits'), unit: 'count' });
  const orders = metric({ id: 'orders', measure: sum('orders'), unit: 'count' });
  const conversion = shareMetric({
    id: 'conversion',
    measure: { numerator: sum('orders'), denominator: sum('visits') },
  });
  for (const metrics of [
    [visits, orders, conversion],
    [conversion, visits, orders],
  ])
    expect(new Set(metricRoots(metrics).values())).toEqual(new Set(['orders']));
});

test('a sum over fewer rows is part of the sum over all, and a declared part of what it declares', () => {
  const net = { table: 'daily_kpis_full', agg: 'sum', column: 'net' } as const;
  const all = metric({ id: 'all', measure: net });
  const online = metric({ id: 'online', measure: { ...net, where: { channel: ['online'] } } });
  const german = metric({ id: 'german', measure: { ...net, where: { channel: ['online'], country: ['DE'] } } });
  const returns = shareMetric({ id: 'returns', partOf: 'online' });
  expect(new Set(metricRoots([german, online, all, returns]).values())).toEqual(new Set(['all']));
});

test('metrics that are declared parts of each other share one root', () => {
  const a = shareMetric({ id: 'a', partOf: 'b' });
  const b = metric({ id: 'b', partOf: 'a' });
  expect([...metricRoots([b, a]).values()]).toEqual(['a', 'a']);
});
