import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { anyHistory, anyStart, MONDAY, shop, usual } from '../../../test/fixtures/histories.ts';
import { defaultMembers } from '../members/default-members.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';
import type { Model } from '../model.ts';
import { oneDayBand } from '../intervals/one-day-band.ts';
import { rollingForecast, type EnsembleCache } from './rolling-forecast.ts';

const members = defaultMembers;
const rolling = (values: readonly (number | null)[], start = MONDAY) => rollingForecast({ start, values }, members);
/** For what doesn't depend on the members: theirs are fitted in no time. */
const simple = (values: readonly (number | null)[]) =>
  rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);

/** Says the same of every day. */
const always = (value: number): Model => ({
  id: `always-${value}`,
  fit: () => ({ predict: (days) => days.map(() => value) }),
});

test('an empty history has no forecast, at its only origin or another', () => {
  const empty = rolling([]);
  expect([empty.yhat(-1), empty.yhat(0), empty.yhat(1)]).toEqual([null, null, null]);
  expect(empty.ahead(0, 3)).toEqual([null, null, null]);
  expect(empty.past(0, 3)).toEqual([]);
});

test('a value that is no number is refused', () => {
  expect(() => rolling([1, Number.NaN])).toThrow(RangeError);
});

test('26 past Mondays are compared, each of a quarter and every third of a year, with the values between them and the origin', () => {
  const past = simple(shop(406, 0.1, 1)).past(406, 28);
  const weeks = past.map(({ daysAgo }) => daysAgo / 7);
  expect(weeks.slice(0, 13)).toEqual(Array.from({ length: 13 }, (_, back) => back + 1));
  const [next = 0, ...others] = weeks.slice(13);
  expect([14, 15, 16]).toContain(next);
  expect(others).toEqual(others.map((_, index) => next + 3 * (index + 1)));
  expect(others.at(-1)).toBeGreaterThan(49);
  expect(past.map(({ forecasts }) => forecasts.length)).toEqual(past.map(({ daysAgo }) => Math.min(28, daysAgo)));
  const midweek = simple(shop(402, 0.1, 1)).past(402, 28);
  expect(midweek.slice(0, 2).map(({ daysAgo, forecasts }) => [daysAgo, forecasts.length])).toEqual([
    [3, 3],
    [10, 10],
  ]);
});

test('the forecasts of a past Monday are those of a history that ends there', () => {
  const values = shop(220, 0.1, 2);
  for (const { daysAgo, forecasts } of rolling(values).past(220, 28).slice(0, 3)) {
    const then = rolling(values.slice(0, 220 - daysAgo));
    const predictions = then.ahead(220 - daysAgo, 28);
    expect(forecasts.map(({ yhat }) => yhat)).toEqual(predictions.slice(0, daysAgo));
    expect(forecasts.map(({ actual }) => actual)).toEqual(values.slice(220 - daysAgo).slice(0, 28));
  }
});

test.each([369, 374])('with the cache of origin 364 origin %i has the same results as without', (t) => {
  const values = shop(t, 0.1, 4).map((value, index) => (index === 300 ? 0.1 * value : value));
  const earlier = rolling(values.slice(0, 364));
  earlier.past(364, 28);
  earlier.yhat(364);
  const stored = JSON.parse(JSON.stringify(earlier.cache(364))) as EnsembleCache;
  expect(stored.ahead.length).toBeGreaterThan(100);
  const [cached, anew] = [rollingForecast({ start: MONDAY, values }, members, stored), rolling(values)];
  expect(cached.yhat(t)).toBe(anew.yhat(t));
  expect(cached.past(t, 28)).toEqual(anew.past(t, 28));
  expect(cached.ahead(t, 60)).toEqual(anew.ahead(t, 60));
  expect(oneDayBand(cached, t)).toEqual(oneDayBand(anew, t));
  expect([1, 7, 28, 60].map((horizon) => cached.weights(t, horizon))).toEqual(
    [1, 7, 28, 60].map((horizon) => anew.weights(t, horizon)),
  );
});

test('what is in the cache is not computed again', () => {
  const known = { ahead: [[10, [123]]], weights: [] } as const;
  expect(rollingForecast({ start: MONDAY, values: shop(40, 0.1, 5) }, members, known).yhat(10)).toBe(123);
});

test('an anomaly is marked as one', () => {
  const values = shop(399, 0.05, 3).map((value, index) => (index === 395 ? 0.2 * value : value));
  const [lastWeek] = simple(values).past(399, 7);
  expect(lastWeek?.forecasts.filter(({ isAnomaly }) => isAnomaly).map(({ horizonDays }) => horizonDays)).toEqual([4]);
});

test('the weights of members come from their errors on earlier Mondays', () => {
  const level = Array.from({ length: 140 }, () => 100);
  const two = rollingForecast({ start: MONDAY, values: level }, [always(99), always(103)]);
  // Errors of 1 and 3 at every horizon: shares of 3^4 and 1 in 82, and a tenth shared equally.
  for (const horizonDays of [1, 10, 60]) {
    const [near = Number.NaN, far = Number.NaN] = two.weights(140, horizonDays);
    expect([near, far]).toEqual([expect.closeTo(0.05 + (0.9 * 81) / 82, 12), expect.closeTo(0.05 + 0.9 / 82, 12)]);
  }
  expect(two.yhat(140)).toBe(99);
  expect(two.weights(14, 60)).toEqual([0.5, 0.5]);
});

test('the order of the calls does not change the results', () => {
  const values = shop(620, 0.1, 5);
  const [eager, lazy] = [simple(values), simple(values)];
  for (let t = 300; t <= 620; t++) eager.yhat(t);
  for (const t of [620, 560, 500]) {
    expect(eager.ahead(t, 30)).toEqual(lazy.ahead(t, 30));
    expect(oneDayBand(eager, t)).toEqual(oneDayBand(lazy, t));
  }
});

describe('never look ahead', () => {
  const history = anyHistory(120);

  test('the forecasts at an origin depend on the days before it alone, to the last bit', () => {
    fc.assert(
      fc.property(anyStart, history, history, history, (start, past, future, other) => {
        const predictions = (values: readonly (number | null)[]) => {
          const seen = rolling(values, start);
          const origins = [past.length, Math.max(0, past.length - 3)];
          return JSON.stringify(
            origins.map((t) => [seen.yhat(t), seen.ahead(t, 10), seen.past(t, 10), oneDayBand(seen, t)]),
          );
        };
        expect(predictions([...past, ...future])).toBe(predictions(past));
        expect(predictions([...past, ...other])).toBe(predictions(past));
      }),
      { numRuns: cases(30) },
    );
  });

  test('the order of the origins does not matter', () => {
    const values = shop(200, 0.1, 4);
    const [forwards, backwards] = [rolling(values), rolling(values)];
    const origins = Array.from({ length: 60 }, (_, index) => 140 + index);
    const predictions = origins.map((t) => forwards.yhat(t));
    expect(origins.toReversed().map((t) => backwards.yhat(t))).toEqual(predictions.toReversed());
  });

  test('on noise without memory forecasts have no skill', () => {
    const values = shop(900, 0.2, 4).map((value, index) => Math.log(value / usual(index)));
    const seen = rolling(values);
    const pairs = values.flatMap((value, index) => {
      const expected = index < 400 ? null : seen.yhat(index);
      return expected === null ? [] : [{ value, expected }];
    });
    const middle = (of: (pair: { value: number; expected: number }) => number) =>
      pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
    const [meanValue, meanExpected] = [middle(({ value }) => value), middle(({ expected }) => expected)];
    const covariance = middle(({ value, expected }) => (value - meanValue) * (expected - meanExpected));
    const variances =
      middle(({ value }) => (value - meanValue) ** 2) * middle(({ expected }) => (expected - meanExpected) ** 2);
    // A correlation of n independent pairs lies within 3 / sqrt(n) in 99.7 of 100 cases.
    expect(Math.abs(covariance / Math.sqrt(variances))).toBeLessThan(3 / Math.sqrt(pairs.length));
  });
});

test('a shop without noise is forecast to the euro, whatever the weekday', () => {
  const { ahead } = rolling(Array.from({ length: 140 }, (_, index) => usual(index)));
  expect(ahead(140, 14).map((yhat) => Math.round(yhat ?? 0))).toEqual(
    Array.from({ length: 14 }, (_, index) => Math.round(usual(140 + index))),
  );
});
