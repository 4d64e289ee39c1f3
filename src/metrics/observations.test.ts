import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { observations } from './observations.ts';

test('observations in the catalogue agree with the rule', () => {
  for (const metric of catalogue)
    expect([metric.id, metric.observations ?? null]).toEqual([metric.id, observations(metric)]);
  expect(catalogue.filter((metric) => metric.observations).map(({ id }) => id)).toEqual(['latency_p95']);
});

test('a quantile of facts is counted by its rows with a value', () => {
  const measure = {
    table: 'fact_sales',
    agg: 'quantile',
    column: 'amount',
    q: 0.5,
    where: { kind: ['sale'] },
  } as const;
  expect(observations({ measure })).toEqual({
    table: 'fact_sales',
    agg: 'count',
    column: 'amount',
    where: { kind: ['sale'] },
  });
  expect(observations({ measure: { ...measure, agg: 'sum' } })).toBeNull();
  expect(observations({ measure: { ...measure, table: 'my_view' } })).toBeNull();
});
