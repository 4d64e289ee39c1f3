import { expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { MONDAY, shop, usual } from '../../../test/fixtures/histories.ts';
import { backtest } from './backtest.ts';
import { scores as scoresOf } from './scores.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';

const rolling = (values: readonly (number | null)[], members = [seasonalNaive, weekdayMean]) =>
  rollingForecast({ start: MONDAY, values }, members);

test('a history without a forecast to compare has no scores', () => {
  expect(backtest(rolling([]), 28, 26)).toEqual([]);
  expect(backtest(rolling(shop(28, 0.1, 1)), 28, 26)).toEqual([]);
});

test('a repeated week is forecast without error, and has no scale of naive errors', () => {
  const scores = backtest(rolling(Array.from({ length: 280 }, (_, index) => usual(index))), 35, 10);
  expect(scores.map(({ from, to, count }) => [from, to, count])).toEqual([
    [1, 1, 10],
    [2, 7, 60],
    [8, 28, 210],
    [29, 35, 70],
  ]);
  for (const { wape, mase, bias, coverage_80, coverage_95 } of scores)
    expect([wape, mase, bias, coverage_80, coverage_95]).toEqual([expect.closeTo(0), null, expect.closeTo(0), 1, 1]);
});

test('the seasonal naive error is as computed by hand: growth by a tenth a week', () => {
  const values = Array.from({ length: 210 }, (_, index) => 100 * 1.1 ** Math.floor(index / 7));
  const [day, week] = backtest(rolling(values, [seasonalNaive]), 7, 10);
  // Each forecast is the value of a week before, 1/1.1 of what comes.
  expect(day?.wape).toBeCloseTo(1 - 1 / 1.1, 12);
  expect(day?.bias).toBeCloseTo(1 / 1.1 - 1, 12);
  expect(week?.wape).toBeCloseTo(1 - 1 / 1.1, 12);
});

test('the seasonal naive error is that of the value a week before up to a week ahead, and of two weeks before in the week after', () => {
  const values = Array.from({ length: 210 }, (_, index) => 100 * 1.1 ** Math.floor(index / 7));
  const scores = backtest(rolling(values), 14, 10);
  expect(scores.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 7],
    [8, 14],
  ]);
  expect(scores[0]?.naive_wape).toBeCloseTo(1 - 1 / 1.1, 12);
  expect(scores[1]?.naive_wape).toBeCloseTo(1 - 1 / 1.1, 12);
  expect(scores[2]?.naive_wape).toBeCloseTo(1 - 1 / 1.1 ** 2, 12);
});

test('the seasonal naive error leaves out days whose naive value is unknown, and is null without any', () => {
  const point = {
    yhat: 10,
    yhat_lower: 0,
    yhat_upper: 20,
    intervals: [{ level: 0.8, lower: 0, upper: 20 }],
    naiveError: 1,
    horizonDays: 1,
  } as const;
  const known = { ...point, actual: 8, naive: 10 };
  const unknown = { ...point, actual: 100, naive: null };
  expect(scoresOf([known, unknown])).toMatchObject([{ count: 2, naive_wape: 0.25 }]);
  expect(scoresOf([unknown])).toMatchObject([{ count: 1, naive_wape: null }]);
});

test('the intervals of shops with independent days have their nominal coverage, within three deviations and a half', () => {
  const shops = cases(12);
  const scores = Array.from({ length: shops }, (_, seed) =>
    backtest(rolling(shop(700, 0.2, 40 + seed)), 28, 26),
  ).flat();
  const covered = (level: 'coverage_80' | 'coverage_95') =>
    scores.reduce((sum, score) => sum + score[level] * score.count, 0) /
    scores.reduce((sum, { count }) => sum + count, 0);
  // Origins overlap four times: as many independent forecasts as the shops have open days in 26 weeks.
  const days = shops * 26 * 7;
  expect(Math.abs(covered('coverage_80') - 0.8)).toBeLessThan(3.5 * Math.sqrt((0.8 * 0.2) / days));
  expect(Math.abs(covered('coverage_95') - 0.95)).toBeLessThan(3.5 * Math.sqrt((0.95 * 0.05) / days));
});

test('very many forecasts can be scored', () => {
  const intervals = [{ level: 0.8, lower: 0, upper: 2 }];
  const exact = { yhat: 1, yhat_lower: 0, yhat_upper: 2, intervals, actual: 1, naive: null, naiveError: 1 };
  // More than a call can have arguments.
  const compared = Array.from({ length: 150_000 }, (_, index) => ({ ...exact, horizonDays: 2 + (index % 3) }));
  expect(scoresOf(compared)).toMatchObject([{ from: 2, to: 4, count: 150_000, wape: 0 }]);
});
