import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { countedBy } from './counted-by.ts';

test('countedBy in the catalogue agrees with the rule', () => {
  for (const metric of catalogue) expect([metric.id, metric.countedBy ?? null]).toEqual([metric.id, countedBy(metric)]);
  expect(catalogue.filter((metric) => metric.countedBy).map(({ id }) => id)).toEqual(['revenue']);
});

test('a sum of money over facts is counted by the orders of its sale rows', () => {
  const measure = { table: 'fact_sales', agg: 'sum', column: 'base_amount', where: { country: ['DE'] } } as const;
  expect(countedBy({ unit: 'currency', measure })).toEqual({
    table: 'fact_sales',
    agg: 'distinct',
    column: 'order_id',
    where: { kind: ['sale'], country: ['DE'] },
  });
  const refunds = { ...measure, where: { kind: ['refund'] } } as const;
  expect(countedBy({ unit: 'currency', measure: refunds })?.where).toEqual({ kind: ['refund'] });
});

test('counts, ratios, quantiles and user-defined views have no order count', () => {
  const net = { table: 'daily_kpis', agg: 'sum', column: 'net' } as const;
  expect(countedBy({ unit: 'currency', measure: net })).not.toBeNull();
  expect(countedBy({ unit: 'count', measure: net })).toBeNull();
  expect(countedBy({ unit: 'currency', measure: { numerator: net, denominator: net } })).toBeNull();
  expect(countedBy({ unit: 'currency', measure: { ...net, agg: 'quantile' } })).toBeNull();
  expect(countedBy({ unit: 'currency', measure: { ...net, table: 'my_view' } })).toBeNull();
});
