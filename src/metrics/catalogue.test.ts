import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { isRatio, measuresOf } from './metric.ts';

test('the ids of the default metrics are unique', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
});

test('ratios and quantiles have an explicit minimum change: a percentage of a typical week is meaningless for them', () => {
  const notAdditive = catalogue.filter(({ measure }) => isRatio(measure) || measure.agg === 'quantile');
  expect(notAdditive.map(({ id, minChange }) => [id, minChange])).toEqual([
    ['average_order_value', 0],
    ['refund_rate', 0.005],
    ['error_rate', 0.005],
    ['latency_p95', 0],
  ]);
  expect(catalogue.find(({ id }) => id === 'latency_p95')?.tolerance).toBe(0.1);
});

test('missing days are zero only for sums: the error rate of a day without events is unknown', () => {
  const zeros = catalogue.filter(({ missing }) => missing === 'zero');
  expect(zeros.map(({ id }) => id)).toEqual(['revenue', 'orders']);
  expect(zeros.flatMap(measuresOf).map(({ agg }) => agg)).toEqual(['sum', 'sum']);
});

test('customers who spend more, and more orders, are good news; more refunds, errors and waiting are not', () => {
  expect(catalogue.map(({ id, direction }) => [id, direction])).toEqual([
    ['revenue', 'down'],
    ['orders', 'down'],
    ['average_order_value', 'down'],
    ['refund_rate', 'up'],
    ['error_rate', 'up'],
    ['latency_p95', 'up'],
  ]);
});

test('only revenue may be negative: refunds can exceed sales', () => {
  expect(catalogue.filter(({ nonNegative }) => !nonNegative).map(({ id }) => id)).toEqual(['revenue']);
});
