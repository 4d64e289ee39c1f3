import { expect, inject, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { dayFromIso } from '../../calendar/day.ts';
import { openBatch } from '../series-state/judging-batch.ts';
import { appendVersions, type DailyRead } from './append-versions.ts';
import { loadBatchValues, readBatchValues } from './load-batch-values.ts';

const DAY = dayFromIso('2026-06-01');

test.skipIf(inject('postgresUrl') === null).each([
  ['numerator', 'NaN,2'],
  ['denominator', '1,NaN'],
])('in postgres a %s of NaN is refused with its metric, column and day', async (column, values) => {
  const postgres = engines.find(({ name }) => name === 'postgres') ?? engines[0];
  await using store = await (postgres?.open() ?? Promise.reject(new Error('no engine')));
  async function* reads(): AsyncGenerator<DailyRead> {
    const lines = `2026-05-31,1.5,\n2026-06-01,${values}`;
    yield { metric: 'fill_rate', dimension: null, days: null, slices: [{ slice: '', lines }] };
  }
  await store.db.transaction(async () => appendVersions(store.db, reads(), 1));
  const series = { metric: 'fill_rate', slice: '', first: DAY, asOf: DAY, ruleHash: '', modelVersion: '', inputs: '' };
  await openBatch(store.db, [series]);
  const lines = (await loadBatchValues(store.db)).get('fill_rate') ?? '';
  expect(() => readBatchValues('fill_rate', lines)).toThrow(
    `metric fill_rate: the ${column} of 2026-06-01 is NaN, not a finite number`,
  );
});
