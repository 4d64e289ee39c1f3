import { describe, expect, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { dayFromIso, type Day } from '../../calendar/day.ts';
import { seriesId } from '../../metrics/series.ts';
import {
  loadCombinationWeights,
  saveCombinationWeights,
  type StoredCombinationWeights,
} from './combination-weights.ts';

const [before, monday, wednesday, nextMonday] = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-09'].map(
  dayFromIso,
) as [Day, Day, Day, Day];
const series = { metric: 'revenue', slice: 'country=DE', modelVersion: 'test/1' };
const combinationWeights = {
  on: monday,
  members: ['ets', 'seasonal-naive'],
  speakers: ['rare-sales-mean', 'seasonal-naive'],
  groups: [
    { weights: [0.1 + 0.2, 0.7], misses: [1 / 3, 2.5], mondays: 9 },
    { weights: [1, 0], misses: [0, 1], mondays: 8 },
    { weights: [0.5, 0.5], misses: null, mondays: 0 },
    { weights: [0.5, 0.5], misses: null, mondays: 0 },
  ],
};

describe.each(engines)('on $name', (engine) => {
  test('how members were weighed comes back as it was kept, to the last bit, and is not rewritten', async () => {
    await using store = await engine.open();
    const { db } = store;
    const kept: StoredCombinationWeights = { ...series, ...combinationWeights };
    await saveCombinationWeights(db, [kept, { ...kept, slice: '' }], 1);
    await saveCombinationWeights(db, [{ ...kept, speakers: kept.members }], 2);
    await saveCombinationWeights(db, [{ ...kept, on: nextMonday, speakers: kept.members }], 3);
    const loaded = async (asOf: Day, slice = 'country=DE', model = 'test/1') =>
      (await loadCombinationWeights(db, [{ metric: 'revenue', slice, asOf }], model, 3)).get(
        seriesId('revenue', slice),
      ) ?? null;
    expect(await loaded(monday)).toEqual(combinationWeights);
    expect(await loaded(wednesday)).toEqual(combinationWeights);
    expect(await loaded(nextMonday)).toEqual({
      ...combinationWeights,
      on: nextMonday,
      speakers: combinationWeights.members,
    });
    expect(await loaded(before)).toBeNull();
    expect(await loaded(wednesday, 'country=FR')).toBeNull();
    expect(await loaded(wednesday, '', 'test/2')).toBeNull();
  });
});
