import { expect, test } from 'vitest';
import { isLongRun, oneIn } from '../../../test/run-size.ts';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { addDays, weekday } from '../../calendar/day.ts';
import { random, type Random } from '../../demo/chance/random.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';
import { defaultMembers } from './default-members.ts';
import { nonNegativeModel } from './non-negative.ts';
import { forecast } from '../forecast.ts';
import { unlessIntermittent } from './intermittent-demand.ts';
import { nonNegative } from '../intervals/band.ts';
import type { Model } from '../model.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';

const DAYS = 364;
const HORIZON_DAYS = 14;
const SERIES = isLongRun ? 3 : 1;
const ORIGIN_EVERY_DAYS = isLongRun ? 6 : 12;
const SPARSE_SHOPS = isLongRun ? 12 : 3;
const SHAPE = [0.8, 0.9, 1, 1.1, 1.4, 1.2, 0.6];

/** How a day's value is drawn, by its weekday. */
const KINDS: Readonly<Record<string, (draws: Random, at: number) => number>> = {
  'Poisson, half a sale a day': (draws) => draws.poisson(0.5),
  'Poisson, three a day with a weekly shape': (draws, at) => draws.poisson(3 * (SHAPE[at] ?? 1)),
  'negative binomial, two a day of size one': (draws) =>
    draws.poisson(Math.min(18, -2 * Math.log(1 - draws.uniform()))),
  'counts on three days of ten': (draws) => (draws.uniform() < 0.3 ? 1 + draws.poisson(1.5) : 0),
  'amounts on three days of ten': (draws) => (draws.uniform() < 0.3 ? 100 * Math.exp(draws.normal() / 2) : 0),
  'amounts on one day of ten': (draws) => (draws.uniform() < 0.1 ? 100 * Math.exp(draws.normal() / 2) : 0),
};

test.each(oneIn(2, Object.entries(KINDS)))(
  'small counts and intermittent demand are forecast without bias: %s',
  (_, draw) => {
    const truth = Array.from({ length: 7 }, (_none, at) => {
      const draws = random(99, at);
      const values = Array.from({ length: 5000 }, () => draw(draws, at));
      const width = (quantile(values, 0.975) ?? 0) - (quantile(values, 0.025) ?? 0);
      return { mean: mean(values) ?? 0, width };
    });
    const sums = { days: 0, in80: 0, in95: 0, yhat: 0, mean: 0, width: 0, trueWidth: 0 };
    for (let seed = 1; seed <= SERIES; seed++) {
      const draws = random(seed, 31);
      const values = Array.from({ length: DAYS }, (_none, index) => draw(draws, weekday(addDays(MONDAY, index))));
      const rolling = rollingForecast({ start: MONDAY, values }, defaultMembers.map(nonNegativeModel));
      for (let today = DAYS - 160; today <= DAYS - HORIZON_DAYS; today += ORIGIN_EVERY_DAYS) {
        const points = forecast(rolling, HORIZON_DAYS, { origin: today });
        expect(points).toHaveLength(HORIZON_DAYS);
        for (const point of points) {
          const { yhat_lower: lower, yhat_upper: upper, intervals } = nonNegative(point);
          const at = weekday(point.day);
          const actual = values[point.day - MONDAY] ?? 0;
          expect(Math.min(point.yhat, lower)).toBeGreaterThanOrEqual(0);
          expect(upper).toBeGreaterThan(lower);
          sums.days++;
          sums.in95 += Number(lower <= actual && actual <= upper);
          sums.in80 += intervals.filter((of) => of.level === 0.8 && of.lower <= actual && actual <= of.upper).length;
          sums.yhat += point.yhat;
          sums.mean += truth[at]?.mean ?? 0;
          sums.width += upper - lower;
          sums.trueWidth += truth[at]?.width ?? 0;
        }
      }
    }
    // A band of whole numbers holds more than it promises; of twelve series widths are 1.0 to 1.26 of the true ones, of three up to 1.34.
    expect(sums.in95 / sums.days).toBeGreaterThan(0.92);
    expect(sums.in80 / sums.days).toBeGreaterThan(0.77);
    // A band that reaches down to nothing holds as many days as bring nothing: 90 % at most.
    expect(sums.in80 / sums.days).toBeLessThan(0.94);
    expect(sums.width / sums.trueWidth).toBeGreaterThan(0.8);
    expect(sums.width / sums.trueWidth).toBeLessThan(1.4);
    // Weights come from absolute errors, which are smallest at the median: zero for intermittent demand.
    expect(sums.yhat / sums.mean).toBeGreaterThan(0.65);
    expect(sums.yhat / sums.mean).toBeLessThan(1.15);
  },
);

const zero: Model = { id: 'zero', fit: () => ({ predict: (days) => days.map(() => 0) }) };
const predictionsOf = (values: readonly (number | null)[]) =>
  unlessIntermittent(zero)
    .fit({ start: MONDAY, values })
    .predict(Array.from({ length: 7 }, (_, ahead) => addDays(MONDAY, values.length + ahead)));

test('a model has no fallback on a series with values on most days, and without a known day', () => {
  expect(predictionsOf([])).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(predictionsOf(Array.from({ length: 140 }, (_, index) => (index % 7 > 4 ? 0 : 5)))).toEqual([
    0, 0, 0, 0, 0, 0, 0,
  ]);
});

test('an intermittent series is forecast as its mean, and a closed weekday as 0', () => {
  // Something every other week, never on a Sunday: the mean of open days is 3.
  const values = Array.from({ length: 728 }, (_, index) => (index % 7 === 6 || index % 14 < 7 ? 0 : 6));
  const predictions = predictionsOf(values);
  expect(predictions[6]).toBe(0);
  for (const value of predictions.slice(0, 6)) {
    expect(value).toBeGreaterThan(2.8);
    expect(value).toBeLessThan(3.3);
  }
});

test.each([0.02, 0.05, 0.1])(
  'a shop that sells on %d of its days is expected to go on, in a band with a width',
  (share) => {
    const sums = { expected: 0, came: 0 };
    for (let seed = 1; seed <= SPARSE_SHOPS; seed++) {
      const draws = random(seed, 17);
      const sells = () => (draws.uniform() < share ? 20 + 80 * draws.uniform() : 0);
      const history = Array.from({ length: 430 }, sells);
      const points = forecast(
        rollingForecast({ start: MONDAY, values: history.slice(0, 400) }, defaultMembers.map(nonNegativeModel)),
        30,
      );
      const bands = points.map(nonNegative);
      // Sales are of 20 to 100.
      expect(bands.filter(({ yhat_lower, yhat_upper }) => !(yhat_lower + 20 < yhat_upper))).toEqual([]);
      // What is expected is a mean of the days before: over many shops their sum is what comes.
      sums.expected += points.reduce((sum, { yhat }) => sum + yhat, 0);
      sums.came += 30 * share * 60;
    }
    expect(sums.expected / sums.came).toBeGreaterThan(0.75);
    expect(sums.expected / sums.came).toBeLessThan(1.25);
  },
);
