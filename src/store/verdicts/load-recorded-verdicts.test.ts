import { expect, test } from 'vitest';
import { serverEngines } from '../../../test/fixtures/databases.ts';
import { judgedStore } from '../../../test/fixtures/judged-store.ts';
import { loadJudgedSeries } from './load-recorded-verdicts.ts';

test.each(serverEngines)('the judged series of a metric are each listed once, by slice, on $name', async (engine) => {
  await using store = await engine.open();
  await judgedStore(store.db, { slices: 2 });
  const found = await loadJudgedSeries(store.db, ['revenue']);
  expect(found.map(({ slice }) => slice)).toEqual(['', 'shop=s0', 'shop=s1']);
});
