import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { eventsBehind } from './counts-events.ts';

test('orders, and the denominators of rates, are events; money and latency are not', () => {
  const counted = catalogue.filter((metric) => eventsBehind(metric) !== null).map(({ id }) => id);
  expect(counted).toEqual(['orders', 'refund_rate', 'error_rate']);
});

test('averages, quantiles and sums of quantities are no counts, whatever their unit', () => {
  const quantity = { table: 'fact_sales', agg: 'sum', column: 'quantity' } as const;
  const lines = { table: 'fact_sales', agg: 'count' } as const;
  const behind = (measure: Parameters<typeof eventsBehind>[0]['measure'], unit: 'count' | 'share' = 'count') =>
    eventsBehind({ unit, measure }) !== null;
  expect(behind(lines)).toBe(true);
  expect(behind(quantity)).toBe(false);
  expect(behind({ numerator: quantity, denominator: lines })).toBe(false);
  expect(behind({ table: 'fact_sales', agg: 'quantile', column: 'quantity', q: 0.5 })).toBe(false);
  expect(behind({ table: 'daily_values', agg: 'given', column: 'value' })).toBe(false);
  expect(behind({ numerator: lines, denominator: lines }, 'share')).toBe(true);
  expect(behind({ numerator: quantity, denominator: quantity }, 'share')).toBe(false);
});
