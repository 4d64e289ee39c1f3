import { expect, test } from 'vitest';
import { settled, shop, usual } from '../../../test/fixtures/histories.ts';
import { outlierScreen } from './outlier-screen.ts';

/** What is thought of a value on the day after some days, each of which was expected to be usual. */
const sideOf = (
  value: number | null,
  days: readonly (number | null)[],
  typical = days.map(() => 1),
  lately: number | null = null,
) =>
  outlierScreen([...days, value], {
    yhat: [...days, value].map((_, index) => usual(index)),
    usual: [...days, value].map(() => lately),
    typical,
  }).sideOf(days.length);

test('no outlier is a first day, a gap, or a day without a forecast', () => {
  expect(sideOf(1e9, [])).toBe('none');
  expect(sideOf(null, shop(60, 0.05, 1))).toBe('none');
  expect(outlierScreen([1e9], { yhat: [null], usual: [null], typical: [] }).sideOf(0)).toBe('none');
});

test('no day is an outlier until 28 errors are known', () => {
  expect(sideOf(1, shop(27, 0.05, 1))).toBe('none');
  expect(sideOf(1, shop(28, 0.05, 1))).toBe('below');
});

test('before, only a value of more than a hundred times any other of three days or more is one, on either side', () => {
  const week = [100, 120, 80, 90, 100, 0, 110, 100];
  expect([12_000, 12_001, 1e9, -12_001, 0].map((value) => sideOf(value, week))).toEqual([
    ...['none', 'above', 'above', 'below', 'none'],
  ]);
  expect([2, 3].map((known) => sideOf(1e9, week.slice(0, known)))).toEqual(['none', 'above']);
  expect(sideOf(1e9, [...week, 1e9])).toBe('none');
});

test('a day beyond six standard deviations of the noise is an outlier, one within five is not', () => {
  const days = shop(90, 0.05, 1);
  const far = (deviations: number) => sideOf(usual(90) * Math.exp(0.05 * deviations), days);
  expect([far(-7.5), far(-4.5), far(0), far(4.5), far(7.5)]).toEqual(['below', 'none', 'none', 'none', 'above']);
});

test('however quiet the series, no day within 6 % of its forecast is an outlier', () => {
  const quiet = shop(90, 0, 1);
  expect([0.935, 0.945, 1.06, 1.065].map((ratio) => sideOf(ratio * usual(90), quiet))).toEqual([
    ...['below', 'none'],
    ...['none', 'above'],
  ]);
});

test('past anomalies do not make another one normal', () => {
  const days = shop(90, 0.05, 1);
  const outages = days.map((value, index) => (index >= 30 && index < 80 ? 0.2 * value : value));
  const weights = days.map((_, index) => (index >= 30 && index < 80 ? 0 : 1));
  expect(sideOf(0.2 * usual(90), outages, weights)).toBe('below');
  expect(sideOf(0.2 * usual(90), outages)).toBe('none');
});

test('noise of more than 90 days ago has no effect', () => {
  expect(sideOf(0.7 * usual(240), settled(150, 90))).toBe('below');
  expect(sideOf(0.7 * usual(240), settled(210, 30))).toBe('none');
});

test('a day that is usual for its weekday is no outlier, whatever the forecast', () => {
  const days = shop(90, 0.05, 1);
  const far = 0.3 * usual(90);
  expect([null, usual(90), far, 1.1 * far].map((lately) => sideOf(far, days, undefined, lately))).toEqual([
    ...['below', 'below'],
    ...['none', 'none'],
  ]);
});

test('the days after are not read', () => {
  const days = shop(90, 0.05, 1);
  const values = [...days, 0.5 * usual(90), 1e9, -1e9, null];
  expect(
    outlierScreen(values, {
      yhat: values.map((_, index) => usual(index)),
      usual: values.map(() => null),
      typical: days.map(() => 1),
    }).sideOf(90),
  ).toBe('below');
});
