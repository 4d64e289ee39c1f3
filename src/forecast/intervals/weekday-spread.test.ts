import { expect, test } from 'vitest';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { dailyErrors } from '../residual.ts';
import { weekdaySpread } from './weekday-spread.ts';

const ones = (length: number) => Array.from({ length }, () => 1);
const spreadOf = (values: readonly number[], expected: number) =>
  weekdaySpread(
    { history: { start: MONDAY, values }, screeningErrors: dailyErrors({ values }, () => expected) },
    'linear',
    values.length,
  );

test('without errors all weekdays are alike', () => {
  expect(spreadOf([], 10)).toEqual(ones(7));
  expect(spreadOf([10, 10, 10], 10)).toEqual(ones(7));
});

test('a weekday with errors twice the usual is at that, shrunk by eight errors of the usual size', () => {
  // 52 weeks: six days with errors of 1, one with errors of 8: the usual error is 2.
  const values = Array.from({ length: 364 }, (_, index) => (index % 7 === 6 ? 18 : 11));
  const spread = spreadOf(values, 10);
  expect(spread[0]).toBeCloseTo((52 * 0.5 + 8) / (52 + 8), 12);
  expect(spread[6]).toBeCloseTo((52 * 4 + 8) / (52 + 8), 12);
});
