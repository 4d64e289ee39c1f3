import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recentErrors } from './recent-errors.ts';
import { dailyErrors, type ResidualScale } from '../residual.ts';

const errors = (
  values: readonly (number | null)[],
  yhat: readonly (number | null)[],
  weights: readonly number[],
  scale: ResidualScale,
  end: number,
  count: number,
) =>
  recentErrors(
    dailyErrors({ values, weights }, (index) => yhat[index] ?? null),
    scale,
    end,
    count,
  );

test('without days there are no errors', () => {
  expect(errors([], [], [], 'linear', 0, 90)).toEqual([]);
  expect(errors([5], [4], [1], 'linear', 0, 90)).toEqual([]);
  expect(errors([5], [4], [1], 'linear', 1, 0)).toEqual([]);
});

test('the newest errors come first; gaps, days without a forecast and anomalies are left out', () => {
  const values = [10, 20, null, 40, 50, 60, 70];
  const yhat = [9, 18, 27, null, 45, 54, 63];
  const weights = [1, 1, 1, 1, 0, 1, 1];
  expect(errors(values, yhat, weights, 'linear', 6, 90)).toEqual([6, 2, 1]);
  expect(errors(values, yhat, weights, 'linear', 6, 5)).toEqual([6, 2]);
  expect(errors(values, yhat, weights, 'linear', 6, 4)).toEqual([6]);
});

test('on logs a day with a forecast of zero or less has no error', () => {
  expect(errors([5, 5, 5], [0, -2, 5], [1, 1, 1], 'log', 3, 90)).toEqual([0]);
});

test('days from the end on are not read', () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 30, size: 'max' });
  fc.assert(
    fc.property(values, values, values, (past, future, yhat) => {
      const weights = past.map(() => 1);
      const before = errors(past, yhat, weights, 'linear', past.length, 90);
      expect(errors([...past, ...future], yhat, [...weights, 0, 1], 'linear', past.length, 90)).toEqual(before);
    }),
  );
});
