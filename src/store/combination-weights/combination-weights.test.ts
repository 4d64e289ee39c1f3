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
  origin: monday,
  members: ['ets', 'seasonal-naive'],
  models: ['intermittent-mean', 'seasonal-naive'],
  groups: [
    { weights: [0.1 + 0.2, 0.7], errors: [1 / 3, 2.5], origins: 9 },
    { weights: [1, 0], errors: [0, 1], origins: 8 },
    { weights: [0.5, 0.5], errors: null, origins: 0 },
    { weights: [0.5, 0.5], errors: null, origins: 0 },
  ],
};

describe.each(engines)('on $name', (engine) => {
  test('combination weights are read as they were saved, to the last bit, and are never updated', async () => {
    await using store = await engine.open();
    const { db } = store;
    const kept: StoredCombinationWeights = { ...series, ...combinationWeights };
    await saveCombinationWeights(db, [kept, { ...kept, slice: '' }], 1);
    await saveCombinationWeights(db, [{ ...kept, models: kept.members }], 2);
    await saveCombinationWeights(db, [{ ...kept, origin: nextMonday, models: kept.members }], 3);
    const loaded = async (asOf: Day, slice = 'country=DE', model = 'test/1') =>
      (await loadCombinationWeights(db, [{ metric: 'revenue', slice, asOf, modelVersion: model }], 3)).get(
        seriesId('revenue', slice),
      ) ?? null;
    expect(await loaded(monday)).toEqual(combinationWeights);
    expect(await loaded(wednesday)).toEqual(combinationWeights);
    expect(await loaded(nextMonday)).toEqual({
      ...combinationWeights,
      origin: nextMonday,
      models: combinationWeights.members,
    });
    expect(await loaded(before)).toBeNull();
    expect(await loaded(wednesday, 'country=FR')).toBeNull();
    expect(await loaded(wednesday, '', 'test/2')).toBeNull();
  });
});
