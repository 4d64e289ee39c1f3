import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { isRatio, measuresOf } from './metric.ts';

test('the default metrics have ids of their own', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
});

test('a ratio and a quantile have a smallest change of their own: a share of a usual week of them means nothing', () => {
  const withoutMoney = catalogue.filter(({ measure }) => isRatio(measure) || measure.agg === 'quantile');
  expect(withoutMoney.map(({ id, minChange }) => [id, minChange])).toEqual([
    ['average_order_value', 0],
    ['refund_rate', 0.005],
    ['error_rate', 0.005],
    ['latency_p95', 0],
  ]);
  expect(catalogue.find(({ id }) => id === 'latency_p95')?.tolerance).toBe(0.1);
});

test('absent days are zeros of sums alone: nobody knows the error rate of a day without events', () => {
  const zeros = catalogue.filter(({ missing }) => missing === 'zero');
  expect(zeros.map(({ id }) => id)).toEqual(['revenue', 'orders']);
  expect(zeros.flatMap(measuresOf).map(({ agg }) => agg)).toEqual(['sum', 'sum']);
});

test('revenue alone may be negative: refunds can exceed sales', () => {
  expect(catalogue.filter(({ nonNegative }) => !nonNegative).map(({ id }) => id)).toEqual(['revenue']);
});
