import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyValue, MONDAY, shop, usual, wildValue } from '../../../test/fixtures/histories.ts';
import { random } from '../../demo/chance/random.ts';
import { meanRatio } from './mean-ratio.ts';
import { totalForecast } from './total-forecast.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';
import type { Model } from '../model.ts';

const members = [seasonalNaive, weekdayMean];

const median: Model = { id: 'median', fit: () => ({ predict: (days) => days.map(() => 100) }) };

const rolling = (values: readonly (number | null)[]) => rollingForecast({ start: MONDAY, values }, members);
const land = (values: readonly (number | null)[], days: number) => totalForecast(rolling(values), days);

test.each([
  ['an empty history', []],
  ['a history of gaps', Array.from({ length: 200 }, () => null)],
  ['eight weeks, with seven past sums of a week', Array.from({ length: 56 }, () => 5)],
  ['a history of zeros', Array.from({ length: 200 }, () => 0)],
  ['more refunds than sales', Array.from({ length: 200 }, () => -5)],
])('%s says nothing of where a sum will land', (_, values) => {
  expect(land(values, 7)).toBeNull();
});

test('a sum over 0 days is none', () => {
  expect(land(shop(200, 0.1, 1), 0)).toBeNull();
});

test('the total of constants is their sum', () => {
  expect(
    land(
      Array.from({ length: 100 }, () => 20),
      10,
    ),
  ).toMatchObject({ lower: 200, middle: 200, upper: 200, expected: Array.from({ length: 10 }, () => 20) });
  const weekly = Array.from({ length: 140 }, (_, index) => usual(index));
  // Two weeks of 1,000 × (1 + 1.1 + 0.9 + 1 + 1.4 + 0.5 + 0.3).
  expect(land(weekly, 14)?.middle).toBeCloseTo(2 * 6200, 6);
  expect(land(weekly, 14)?.upper).toBeCloseTo(2 * 6200, 6);
});

test('a closed weekday adds nothing', () => {
  const sixDays = Array.from({ length: 140 }, (_, index) => (index % 7 === 5 ? null : 100));
  expect(land(sixDays, 7)?.middle).toBe(600);
  expect(land(sixDays, 7)?.expected).toEqual([100, 100, 100, 100, 100, null, 100]);
});

test('a day declared closed adds nothing, whatever its weekday', () => {
  const twenties = rolling(Array.from({ length: 100 }, () => 20));
  const closedOn = (closed: number) => totalForecast(twenties, 10, (index) => index === closed)?.middle;
  expect([closedOn(0), closedOn(9), closedOn(10)]).toEqual([180, 180, 200]);
});

test('the last two days of a month land for a shop that opens at weekends alone', () => {
  const weekends = Array.from({ length: 201 }, (_, index) => (index % 7 >= 4 ? 100 : 0));
  const saturday = land(weekends, 2);
  expect(saturday).toMatchObject({ lower: 200, middle: 200, upper: 200, expected: [100, 100] });
  expect(saturday?.ratios.length).toBeGreaterThanOrEqual(8);
});

test('a weekend without rows is certain to bring nothing while the weekdays go on', () => {
  const weekdays = Array.from({ length: 201 }, (_, index) => (index % 7 >= 5 ? null : 100));
  expect(land(weekdays, 2)).toMatchObject({ lower: 0, middle: 0, upper: 0 });
  // A series that began some weeks ago on a weekday has had no weekend of which anything is known.
  for (const days of [5, 19, 47, 82]) expect(land(weekdays.slice(0, days), 2)).toBeNull();
  const unknown = Array.from({ length: 301 }, (_, index) => (index >= 201 ? null : 100));
  expect(land(unknown, 2)).toBeNull();
});

test('a sum of closed days alone is certain, whether they are declared or weekdays of zeros', () => {
  const nothing = { lower: 0, middle: 0, upper: 0, ratios: [] };
  const sixDays = Array.from({ length: 139 }, (_, index) => (index % 7 === 6 ? 0 : 100));
  expect(land(sixDays, 1), 'a Sunday').toMatchObject(nothing);
  expect(land(sixDays, 2)?.middle).toBe(100);
  const twenties = rolling(Array.from({ length: 100 }, () => 20));
  expect(totalForecast(twenties, 2, () => true)).toMatchObject({ ...nothing, expected: [null, null] });
});

test('later values make nothing certain: an origin before the first value has no forecast', () => {
  const later = Array.from({ length: 200 }, (_, index) => (index < 150 ? 0 : 100));
  expect(totalForecast(rolling(later), 30, undefined, 150)).toBeNull();
  expect(land(later.slice(0, 150), 30)).toBeNull();
});

test('a week of zeros makes no sum certain, a quarter of zeros does', () => {
  const silentFor = (days: number) => Array.from({ length: 200 }, (_, index) => (index < 200 - days ? 100 : 0));
  expect(land(silentFor(7), 7)?.upper).not.toBe(0);
  expect(land(silentFor(91), 7)).toMatchObject({ lower: 0, middle: 0, upper: 0 });
});

test('incomplete sums are not compared: half a week at half is no month at half', () => {
  // Of the past sums over 28 days one has seen the last week; those from later origins are not complete yet.
  const halfAtLast = Array.from({ length: 301 }, (_, index) => (index < 294 ? 20 : 10));
  const found = land(halfAtLast, 28);
  expect(found?.middle).toBeLessThan(28 * 20);
  expect(found?.lower).toBe(found?.middle);
});

test('two of the 26 past sums are below the 80 % interval, and two above: a tenth of 27, counting the next', () => {
  const shops = rolling(shop(399, 0.2, 7));
  const { lower, middle, upper } = totalForecast(shops, 7) ?? { lower: 0, middle: 0, upper: 0 };
  const past = shops.past(399, 7);
  const ratios = past.map(({ forecasts }) => {
    const expected = meanRatio(past) * forecasts.reduce((sum, { yhat }) => sum + yhat, 0);
    return forecasts.reduce((sum, { actual }) => sum + actual, 0) / expected;
  });
  expect(ratios.length).toBe(26);
  expect(ratios.filter((ratio) => ratio * middle < lower).length).toBe(2);
  expect(ratios.filter((ratio) => ratio * middle > upper).length).toBe(2);
});

test('past sums over a quarter are widened by 30 %, because they share most of their days; those of a month are not', () => {
  const shops = rolling(shop(460, 0.2, 7));
  const plain = (days: number) =>
    shops
      .past(460, days)
      .filter(({ daysAgo }) => daysAgo >= days)
      .map(({ forecasts }) => {
        const expected = meanRatio(shops.past(460, days)) * forecasts.reduce((sum, { yhat }) => sum + yhat, 0);
        return forecasts.reduce((sum, { actual }) => sum + actual, 0) / expected;
      });
  const kept = (days: number) => totalForecast(shops, days)?.ratios ?? [];
  const parts = (ratios: readonly number[], by: number) => ratios.map((ratio) => expect.closeTo(by * (ratio - 1), 9));
  expect(kept(31)).toEqual(plain(31));
  expect(kept(92).map((ratio) => ratio - 1)).toEqual(parts(plain(92), 1 + 61 * 0.005));
});

test('the total of a quarter in which a shop was closed is 0, not less', () => {
  const shut = shop(420, 0.1, 8).map((value, index) => (index > 230 && index < 330 ? 0 : value));
  for (const ratio of land(shut, 92)?.ratios ?? []) expect(ratio).toBeGreaterThanOrEqual(0);
  expect(land(shut, 92)?.lower).toBeGreaterThanOrEqual(0);
});

test('the middle lies in the range, and nothing is NaN, whatever the history', () => {
  const histories = fc.oneof(
    fc.array(wildValue, { maxLength: 150, size: 'max' }),
    fc.array(anyValue, { minLength: 60, maxLength: 150, size: 'max' }),
  );
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 31 }), (values, days) => {
      const { lower, middle, upper } = land(values, days) ?? { lower: 0, middle: 0, upper: 0 };
      expect([lower, middle, upper].every(Number.isFinite)).toBe(true);
      expect(lower).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(upper);
    }),
    { numRuns: 25 },
  );
});

test('the total of a business that outgrew all its forecasts is more than their sum', () => {
  const growing = Array.from({ length: 200 }, (_, index) => 100 * 1.01 ** index);
  const sum = rolling(growing)
    .ahead(200, 7)
    .reduce<number>((total, yhat) => total + (yhat ?? 0), 0);
  const { middle, upper } = land(growing, 7) ?? { middle: 0, upper: 0 };
  expect(middle).toBeGreaterThan(1.05 * sum);
  expect(upper).toBeGreaterThanOrEqual(middle);
});

test('totals of skewed days have the mean of the days, not their median', () => {
  // Log-normal with a standard deviation of 1: the mean is e^(1/2) = 1.65 times the median.
  const draws = random(5, 9);
  const skewed = Array.from({ length: 400 }, () => 100 * Math.exp(draws.normal()));
  const shops = rollingForecast({ start: MONDAY, values: skewed }, [median]);
  const { middle } = totalForecast(shops, 28) ?? { middle: 0 };
  expect(middle / (28 * 100)).toBeGreaterThan(1.2);
});

test('correlated errors widen the interval of a sum', () => {
  const alone = shop(400, 0.2, 6);
  // The same errors, but each week has that of its Monday.
  const together = alone.map((_, index) => usual(index) * ((alone[index - (index % 7)] ?? 0) / usual(0)));
  const width = (values: readonly number[]) => {
    const found = land(values, 7);
    return found ? (found.upper - found.lower) / found.middle : Number.NaN;
  };
  expect(width(together)).toBeGreaterThan(1.5 * width(alone));
});

test('the 80 % interval covers about 80 % of the next months', () => {
  const SHOPS = 40;
  let covered = 0;
  for (let seed = 0; seed < SHOPS; seed++) {
    const days = shop(240 + 28, 0.2, 200 + seed);
    const range = land(days.slice(0, 240), 28);
    const came = days.slice(240).reduce((sum, value) => sum + value, 0);
    if (range && came >= range.lower && came <= range.upper) covered++;
  }
  // Past sums overlap, so they are fewer than they look: three binomial deviations and a half.
  expect(Math.abs(covered / SHOPS - 0.8)).toBeLessThan(3.5 * Math.sqrt((0.8 * 0.2) / SHOPS));
});
