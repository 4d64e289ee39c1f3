import { expect, test } from 'vitest';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { weekdaySpread } from './weekday-spread.ts';

const ones = (length: number) => Array.from({ length }, () => 1);
const spreadOf = (values: readonly number[], expected: number) =>
  weekdaySpread(
    {
      history: { start: MONDAY, values, weights: ones(values.length) },
      screening: { yhat: values.map(() => expected), weights: ones(values.length), memberWeights: [1] },
    },
    'linear',
    values.length,
  );

test('without a miss all weekdays are alike', () => {
  expect(spreadOf([], 10)).toEqual(ones(7));
  expect(spreadOf([10, 10, 10], 10)).toEqual(ones(7));
});

test('a weekday that misses by twice the usual is at that, less what eight usual misses pull it back', () => {
  // 52 weeks: six days that miss by 1, one that misses by 8: the usual miss is 2.
  const values = Array.from({ length: 364 }, (_, index) => (index % 7 === 6 ? 18 : 11));
  const spread = spreadOf(values, 10);
  expect(spread[0]).toBeCloseTo((52 * 0.5 + 8) / (52 + 8), 12);
  expect(spread[6]).toBeCloseTo((52 * 4 + 8) / (52 + 8), 12);
});
