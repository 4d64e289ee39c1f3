import { describe, expect, test } from 'vitest';
import { MONDAY } from '../../test/fixtures/histories.ts';
import { oneIn } from '../../test/run-size.ts';
import { random } from '../demo/chance/random.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../forecast/members/weekday-mean.ts';
import { unlessIntermittent } from '../forecast/members/intermittent-demand.ts';
import type { Model } from '../forecast/model.ts';
import { expectation } from './expectation.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';
import { tradingDays } from './trading-days.ts';
import { isAlert, type Alert } from './verdict.ts';

const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: true };
const counted: Rule = { ...takings, countedBy: { table: 'daily_kpis', agg: 'sum', column: 'orders' } };

describe('the number of days of trade', () => {
  const DRAWS = 2000;

  test.each([
    ['one day in twenty', () => 0.05],
    ['every other day', () => 0.5],
    ['every weekday, and some Saturdays', (at: number) => (at < 5 ? 1 : at === 5 ? 0.3 : 0)],
  ])('varies as much as `chance` says: %s', (_, shareOf) => {
    const draws = random(3, 1);
    const day = (index: number) => (draws.uniform() < shareOf(index % 7) ? 60 : 0);
    const { chance, each } = tradingDays(
      Array.from({ length: 364 * 40 }, (_none, index) => day(index)).slice(-364),
      364,
    );
    const sums = Array.from(
      { length: DRAWS },
      () => Array.from({ length: 28 }, (_none, index) => day(index)).filter(Boolean).length,
    );
    const mean = sums.reduce((a, b) => a + b, 0) / DRAWS;
    const deviation = Math.sqrt(sums.reduce((sum, one) => sum + (one - mean) ** 2, 0) / DRAWS);
    expect(each).toBe(60);
    expect(chance / (deviation / Math.sqrt(mean))).toBeGreaterThan(0.9);
    expect(chance / (deviation / Math.sqrt(mean))).toBeLessThan(1.1);
  });

  test('is none without a value, and only elements before the end are read', () => {
    expect(tradingDays([null, 0, 0], 3)).toEqual({ usual: 0, each: 0, chance: 0 });
    expect(tradingDays([5, 5, 900], 2)).toEqual({ usual: 5, each: 5, chance: 0 });
  });
});

const usualMembers: readonly Model[] = [seasonalNaive, weekdayMean].map(unlessIntermittent);

/** The alerts of days from `from` on. */
function alerts(values: readonly number[], rule: Rule, from: number, members = usualMembers): Alert[] {
  const rolling = rollingForecast({ start: MONDAY, values }, members);
  const volumes = values.map((value) => (rule.countedBy === undefined ? null : Number(value > 0)));
  return values.slice(from).flatMap((value, day) => {
    const facts = { value, complete: true, closed: false, volume: volumes[from + day] ?? null };
    const verdict = judge(facts, expectation({ rolling, volumes }, from + day, rule), rule);
    return isAlert(verdict) ? [verdict] : [];
  });
}

function sparseShop(share: number, seed: number, days: number): number[] {
  const draws = random(seed, 17);
  return Array.from({ length: days }, () => (draws.uniform() < share ? 20 + 80 * draws.uniform() : 0));
}

describe('a shop that sells on few of its days', () => {
  test.each([0.02, 0.05])('has no alert for a sale or a month without one: sales on %d of its days', (share) => {
    for (const rule of [takings, counted])
      for (const seed of oneIn(2, [2, 4])) expect(alerts(sparseShop(share, seed, 400), rule, 230)).toEqual([]);
  });

  test('has one when it sells nothing for weeks, if it sold on three days of ten', () => {
    const found = [1, 2, 3, 4].filter((seed) => {
      const values = sparseShop(0.3, seed, 470).map((value, index) => (index < 430 ? value : 0));
      return alerts(values, counted, 430).some(
        ({ favourable, window }) => !favourable && (window?.window_days ?? 0) >= 28,
      );
    });
    expect(found.length).toBeGreaterThanOrEqual(3);
  });
});

test.each([
  [0.03, false],
  [0.5, true],
])('weeks without a sale of which %d of a usual day was expected are an alert: %s', (share, isNews) => {
  const [from, usual] = [600, 1000];
  const noise = random(5, 1);
  const isQuiet = (index: number): boolean => index >= from;
  const values = Array.from({ length: from + 60 }, (_, index) =>
    isQuiet(index) ? 0 : usual * Math.exp(noise.normal() - 0.5),
  );
  const knows: Model = {
    id: 'knows',
    fit: () => ({ predict: (days) => days.map((day) => (isQuiet(day - MONDAY) ? share * usual : usual)) }),
  };
  const found = alerts(values, takings, from, [knows]).filter(({ window }) => (window?.window_days ?? 0) >= 28);
  expect(found.length > 0).toBe(isNews);
});
