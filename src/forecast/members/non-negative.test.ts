import { expect, test } from 'vitest';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { nonNegativeModel } from './non-negative.ts';
import { incrementalFit, type History, type Model } from '../model.ts';

const falling: Model = {
  id: 'falling',
  fit: () => ({ predict: (days) => days.map((_, index) => (index === 2 ? null : 1 - index)) }),
};

test('nothing below 0 is said, walking or not, and nothing where nothing was said', () => {
  const days = [MONDAY, MONDAY, MONDAY, MONDAY];
  const model = nonNegativeModel(falling);
  for (const fit of [(history: History) => model.fit(history), incrementalFit(model)])
    expect(fit({ start: MONDAY, values: [] }).predict(days)).toEqual([1, 0, null, 0]);
});
