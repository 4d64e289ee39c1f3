import { expect, test } from 'vitest';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { nonNegativeModel } from './non-negative.ts';
import { incrementalFit, type History, type Model } from '../model.ts';

const falling: Model = {
  id: 'falling',
  fit: () => ({ predict: (days) => days.map((_, index) => (index === 2 ? null : 1 - index)) }),
};

test('no forecast is below 0, incremental or not, and null stays null', () => {
  const days = [MONDAY, MONDAY, MONDAY, MONDAY];
  const model = nonNegativeModel(falling);
  for (const fit of [(history: History) => model.fit(history), incrementalFit(model)])
    expect(fit({ start: MONDAY, values: [] }).predict(days)).toEqual([1, 0, null, 0]);
});
