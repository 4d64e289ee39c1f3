import { expect, inject, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { dayFromIso } from '../../calendar/day.ts';
import { openBatch } from '../series-state/judging-batch.ts';
import { loadBatchValues, readBatchValues } from './load-batch-values.ts';

const DAY = dayFromIso('2026-06-01');

test.skipIf(inject('postgresUrl') === null).each([
  ['numerator', 'NaN,2'],
  ['denominator', '1,NaN'],
])('in postgres a %s of NaN is refused with its metric, column and day', async (column, values) => {
  const postgres = engines.find(({ name }) => name === 'postgres') ?? engines[0];
  await using store = await (postgres?.open() ?? Promise.reject(new Error('no engine')));
  const [numerator, denominator] = values.split(',');
  const insert =
    'insert into kpi_versions (metric, slice, day, known_from_run, has_rows, numerator, denominator) values';
  await store.db.query(`${insert} ('fill_rate', '', '2026-06-01', 1, true, '${numerator}', '${denominator}')`);
  const series = {
    metric: 'fill_rate',
    slice: '',
    first: DAY,
    asOf: DAY,
    ruleHash: '',
    modelVersion: '',
    inputs: '',
    faulty: [],
    olderVersions: [],
  };
  await openBatch(store.db, [series]);
  const lines = (await loadBatchValues(store.db)).get('fill_rate') ?? '';
  expect(() => readBatchValues('fill_rate', lines)).toThrow(
    `metric fill_rate: the ${column} of 2026-06-01 is NaN, not a finite number`,
  );
});
