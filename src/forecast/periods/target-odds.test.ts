import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { scenarioTotal } from './scenario-total.ts';
import { totalForecast, type TotalForecast } from './total-forecast.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { targetOdds, type RunningTotal } from './target-odds.ts';
import { weekdayMean } from '../members/weekday-mean.ts';

const members = [seasonalNaive, weekdayMean];
const totalOf = (values: readonly (number | null)[], days: number) =>
  totalForecast(rollingForecast({ start: MONDAY, values }, members), days);

/** Ten open days of 100 and two closed ones; nine past totals came to 0.8, 0.85, … 1.2 of what was expected. */
const rest: TotalForecast = {
  lower: 800,
  middle: 1000,
  upper: 1200,
  expected: [100, 100, 100, 100, 100, null, 100, 100, 100, 100, 100, null],
  ratios: [1, 0.95, 1.05, 0.9, 1.1, 0.85, 1.15, 0.8, 1.2],
};
const running: RunningTotal = { soFar: 500, rest, isSure: true };

// By hand: of ten equally likely places among nine past totals.
test.each([
  ['as much as in the middle of them', 1500, 0.5, 'estimated'],
  ['halfway to the next', 1525, 0.45, 'estimated'],
  ['as much as the best but one', 1650, 0.2, 'estimated'],
  ['as much as the best', 1700, 0.1, 'at_most'],
  ['more than any', 9000, 0.1, 'at_most'],
  ['as much as the worst', 1300, 0.9, 'at_least'],
  ['hardly more than is in', 501, 0.9, 'at_least'],
])('odds of %s', (_, total, odds, oddsAre) => {
  const found = targetOdds(running, total);
  expect(found.odds).toBeCloseTo(odds, 12);
  expect(found.oddsAre).toBe(oddsAre);
});

test('a total that no past one reached has odds of at most, and one that each reached of at least, for any number of them', () => {
  for (let totals = 8; totals <= 60; totals++) {
    const ratios = Array.from({ length: totals }, (_, rank) => 0.7 + rank / 100);
    const are = (total: number) => targetOdds({ ...running, rest: { ...rest, ratios } }, total).oddsAre;
    expect([are(500 + 700), are(500 + 705), are(500 + 10 * (70 + totals)), totals]).toEqual([
      'at_least',
      'estimated',
      'at_most',
      totals,
    ]);
  }
});

test('the remaining days need equal shares of what is missing, closed days apart', () => {
  expect(targetOdds(running, 1700)).toMatchObject({ neededADay: 120, expectedADay: 100 });
  expect(targetOdds(running, 400).neededADay).toBe(0);
});

test("a target that is reached is certain only if the sum can't decrease", () => {
  expect(targetOdds(running, 500)).toMatchObject({ odds: 1, oddsAre: 'certain' });
  const refundable = targetOdds({ ...running, isSure: false }, 500);
  expect(refundable).toMatchObject({ odds: 0.9, oddsAre: 'at_least' });
});

test('where no more is expected, the sum so far decides', () => {
  const shut = scenarioTotal(rest, () => -1);
  expect(shut).toMatchObject({ lower: 0, middle: 0, upper: 0 });
  const odds = (total: number) => shut && targetOdds({ soFar: 500, rest: shut, isSure: false }, total);
  expect(odds(501)).toMatchObject({ odds: 0, oddsAre: 'certain', neededADay: 0.1 });
  expect(odds(500)).toMatchObject({ odds: 1, oddsAre: 'certain' });
});

test('the ends of the 80 % interval have odds of nine and one in ten, whatever the history', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 60 }), (seed, days) => {
      const found = totalOf(shop(430, 0.3, seed), days);
      if (!found) throw new Error('too few past totals');
      const odds = (total: number) => targetOdds({ soFar: 0, rest: found, isSure: false }, total).odds;
      // Where a past ratio would leave the middle out of the range, the range was widened to it.
      expect(odds(found.lower)).toBeGreaterThanOrEqual(0.9 - 1e-9);
      expect(odds(found.upper)).toBeLessThanOrEqual(0.1 + 1e-9);
      expect(odds(found.lower * 0.999)).toBeGreaterThanOrEqual(odds(found.middle));
      expect(odds(found.middle)).toBeGreaterThanOrEqual(odds(found.upper * 1.001));
    }),
    { numRuns: 10 },
  );
});

test('odds are calibrated: as many of the next months reach a target as forecast', () => {
  const SHOPS = 40;
  let predictions = 0;
  let came = 0;
  for (let seed = 0; seed < SHOPS; seed++) {
    const days = shop(240 + 28, 0.2, 600 + seed);
    const found = totalOf(days.slice(0, 240), 28);
    if (!found) throw new Error('too few past totals');
    // Between 97 and 103 % of what is expected, so that odds differ.
    const total = found.middle * (0.97 + 0.01 * (seed % 7));
    predictions += targetOdds({ soFar: 0, rest: found, isSure: false }, total).odds;
    if (days.slice(240).reduce((sum, value) => sum + value, 0) >= total) came++;
  }
  // Past sums overlap, so they are fewer than they look: three binomial deviations and a half.
  expect(Math.abs(came - predictions) / SHOPS).toBeLessThan(3.5 * Math.sqrt(0.25 / SHOPS));
});

test('a quarter has a forecast once eight Mondays of the year before have 92 days after them, and not before', () => {
  const days = shop(460, 0.1, 9);
  const seen = (history: number) =>
    rollingForecast({ start: MONDAY, values: days.slice(0, history) }, members)
      .past(history, 92)
      .filter(({ daysAgo, forecasts }) => daysAgo >= 92 && forecasts.length > 0).length;
  const predictions = (history: number) => totalOf(days.slice(0, history), 92)?.ratios.length ?? null;
  expect([seen(200) < 8, predictions(200)]).toEqual([true, null]);
  expect(predictions(460)).toBe(seen(460));
});

test('a change of some days moves the total by their share, and its odds as a target moved the other way', () => {
  const half = scenarioTotal(rest, (index) => (index < 5 ? -0.2 : 0));
  expect(half).toMatchObject({ middle: 900, lower: 720, upper: 1080, ratios: rest.ratios });
  expect(half?.expected.slice(3, 7)).toEqual([80, 80, null, 100]);
  // A tenth less to come is as hard as a ninth more to reach.
  const harder = half && targetOdds({ ...running, rest: half }, 500 + 945).odds;
  expect(harder).toBeCloseTo(targetOdds(running, 500 + 1050).odds, 12);
});

test('a change of 0 changes nothing, and a negative total is null', () => {
  expect(scenarioTotal(rest, () => 0)).toEqual(rest);
  const refunds: TotalForecast = { ...rest, middle: 50, expected: [100, -50] };
  expect(scenarioTotal(refunds, (index) => (index === 0 ? -1 : 0))).toBeNull();
});
