import { expect, test } from 'vitest';
import { settled, shop, usual } from '../../../test/fixtures/histories.ts';
import { outlierScreen } from './outlier-screen.ts';

/** What is thought of a value on the day after some days, each of which was expected to be usual. */
const doubtOf = (value: number | null, days: readonly (number | null)[], weights = days.map(() => 1)) =>
  outlierScreen(
    [...days, value],
    [...days, value].map((_, index) => usual(index)),
    weights,
  )(days.length);

test('nothing is doubted of a first day, of a gap, or where nothing was expected', () => {
  expect(doubtOf(1e9, [])).toBe('none');
  expect(doubtOf(null, shop(60, 0.05, 1))).toBe('none');
  expect(outlierScreen([1e9], [null], [])(0)).toBe('none');
});

test('nothing is doubted until 28 misses are known', () => {
  expect(doubtOf(1, shop(27, 0.05, 1))).toBe('none');
  expect(doubtOf(1, shop(28, 0.05, 1))).toBe('below');
});

test('a day beyond six standard deviations of the noise is doubted, one within five is not', () => {
  const days = shop(90, 0.05, 1);
  const far = (deviations: number) => doubtOf(usual(90) * Math.exp(0.05 * deviations), days);
  expect([far(-7.5), far(-4.5), far(0), far(4.5), far(7.5)]).toEqual(['below', 'none', 'none', 'none', 'above']);
});

test('however quiet the series, within 6 % of the expected nothing is doubted', () => {
  const quiet = shop(90, 0, 1);
  expect([0.935, 0.945, 1.06, 1.065].map((ratio) => doubtOf(ratio * usual(90), quiet))).toEqual([
    ...['below', 'none'],
    ...['none', 'above'],
  ]);
});

test('anomalies of the past do not make another one usual', () => {
  const days = shop(90, 0.05, 1);
  const outages = days.map((value, index) => (index >= 30 && index < 80 ? 0.2 * value : value));
  const weights = days.map((_, index) => (index >= 30 && index < 80 ? 0 : 1));
  expect(doubtOf(0.2 * usual(90), outages, weights)).toBe('below');
  expect(doubtOf(0.2 * usual(90), outages)).toBe('none');
});

test('noise of more than 90 days ago is forgotten', () => {
  expect(doubtOf(0.7 * usual(240), settled(150, 90))).toBe('below');
  expect(doubtOf(0.7 * usual(240), settled(210, 30))).toBe('none');
});

test('the days after are not read', () => {
  const days = shop(90, 0.05, 1);
  const values = [...days, 0.5 * usual(90), 1e9, -1e9, null];
  expect(
    outlierScreen(
      values,
      values.map((_, index) => usual(index)),
      days.map(() => 1),
    )(90),
  ).toBe('below');
});
