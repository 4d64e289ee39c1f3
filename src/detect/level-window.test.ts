import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../test/fixtures/histories.ts';
import { oneIn } from '../../test/run-size.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../forecast/members/weekday-mean.ts';
import { expectation } from './expectation.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';
import { isJudged } from './verdict.ts';

const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: true };
const FROM = 560;
const DAYS = 42;
/** The standard deviation of a day on logs: not even a day of nothing would be noticed. */
const NOISE = 1;

/** What decided the days of a shop that loses a share of its sales from day `FROM` on. */
function decided(
  share: number,
  seed: number,
): { readonly word: string; readonly day: number; readonly days: number }[] {
  const values = shop(FROM + DAYS, NOISE, seed).map((value, index) => value * (index < FROM ? 1 : 1 - share));
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
  const watched = { rolling, volumes: values.map(() => null) };
  return Array.from({ length: DAYS }, (_, day) => {
    const facts = { value: values[FROM + day] ?? null, complete: true, closed: false, volume: null };
    const verdict = judge(facts, expectation(watched, FROM + day, takings), takings);
    if (!isJudged(verdict)) return { word: verdict.status, day, days: 0 };
    const word = verdict.favourable ? 'good' : verdict.status;
    return { word, day, days: verdict.window?.window_days ?? 0 };
  });
}

const SEEDS = oneIn(2, [1, 2, 3, 4, 5, 6, 7, 8]);

test('a lasting loss in a series that varies too much to be judged by the day is found by its last four weeks', () => {
  const found = SEEDS.filter((seed) =>
    decided(0.8, seed).some(({ word, days }) => (word === 'warning' || word === 'critical') && days >= 28),
  );
  expect(found.length).toBeGreaterThanOrEqual(0.75 * SEEDS.length);
});

test('four weeks without an event are hardly ever an alert', () => {
  const shops = SEEDS.map((seed) => decided(0, seed));
  const wrong = shops.filter((verdicts) =>
    verdicts.some(({ word, days }) => (word === 'warning' || word === 'critical') && days >= 28),
  );
  expect(wrong.length).toBeLessThanOrEqual(SEEDS.length / 8);
  const unclear = shops.flat().filter(({ word }) => word === 'unclear');
  expect(unclear.length).toBeGreaterThan((SEEDS.length * DAYS) / 2);
});
