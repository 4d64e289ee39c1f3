import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyHistory, MONDAY, refundsOnSundays, settled, shop, usual } from '../../test/fixtures/histories.ts';
import { random } from '../demo/chance/random.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../forecast/members/weekday-mean.ts';
import { expectation } from './expectation.ts';
import type { Rule } from './rule.ts';

const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: false };

const watched = (values: readonly (number | null)[], volumes: readonly (number | null)[] = values.map(() => null)) => ({
  volumes,
  rolling: rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]),
});

const expectedOn = (index: number, values: readonly (number | null)[], rule = takings) =>
  expectation(watched(values), index, rule);

const replaced = (values: readonly number[], replacements: Readonly<Record<number, number>>) =>
  values.map((value, index) => replacements[index] ?? value);

test('the first day, a day without forecast and a day outside the series have no expectation', () => {
  expect(expectedOn(0, [])).toBeNull();
  expect(expectedOn(0, [5])).toBeNull();
  expect(expectedOn(6, [5, 5, 5, 5, 5, 5])).toBeNull();
  expect(expectedOn(-1, shop(30, 0.1, 1))).toBeNull();
  expect(expectedOn(32, shop(30, 0.1, 1))).toBeNull();
});

test('known days are those with a value before the day', () => {
  const values = [...shop(20, 0.1, 1), null, null, ...shop(20, 0.1, 1)];
  expect(expectedOn(20, values)?.known_days).toBe(20);
  expect(expectedOn(30, values)?.known_days).toBe(28);
});

test('the spread is that of the noise of the forecast, within a quarter', () => {
  const { spread = Number.NaN, scale } = expectedOn(300, shop(300, 0.1, 2)) ?? {};
  // The error of a forecast from noisy days is larger than the noise: by sqrt(1 + v), v 1 for the last such day and 1/4 for the mean of four.
  expect(scale).toBe('log');
  expect(spread).toBeGreaterThan(0.1 * 0.75);
  expect(spread).toBeLessThan(0.1 * Math.sqrt(2));
});

test('no spread is under 1 % of the expected', () => {
  expect(
    expectedOn(
      60,
      Array.from({ length: 60 }, () => 500),
    ),
  ).toMatchObject({ scale: 'log', spread: 0.01 });
  expect(
    expectedOn(
      60,
      Array.from({ length: 60 }, () => -500),
    ),
  ).toMatchObject({ scale: 'linear', spread: 5 });
});

test('a series that never differed is as steady as its tolerance asks for', () => {
  const values = Array.from({ length: 60 }, () => 500);
  expect(expectedOn(60, values, { ...takings, tolerance: 0.0043 })).toMatchObject({ spread: 0.001 });
});

test('a count that is steadier than chance is judged by its own noise, and few events are not', () => {
  const steady = (mean: number) => Array.from({ length: 100 }, (_, index) => mean + (index % 3) - 1);
  const lowest = (mean: number, rest: Partial<Rule>) => {
    const { yhat = Number.NaN, warning_lower } =
      expectedOn(100, steady(mean), { ...takings, tolerance: 0.01, ...rest }) ?? {};
    return warning_lower === null || warning_lower === undefined ? null : warning_lower / yhat;
  };
  expect(lowest(2000, { unit: 'count', minChange: 10 })).toBeGreaterThan(0.98);
  // Chance gives a count of 20 a standard deviation of 4.5.
  expect(lowest(20, { unit: 'count', minChange: 1 })).toBeLessThan(0.3);
});

test('counts of chance are not steady because most days of the week have few', () => {
  const draws = random(5, 7);
  const orders = Array.from({ length: 211 }, (_, index) => draws.poisson(index % 7 < 4 ? 1 : 45));
  const expected = expectedOn(207, orders, { ...takings, unit: 'count' });
  const { yhat = Number.NaN, warning_lower = null } = expected ?? {};
  expect(expected?.scale).toBe('linear');
  expect(yhat).toBeGreaterThan(38);
  // Chance alone is three standard deviations of a Poisson count out on one of 700 days.
  expect(warning_lower ?? 0).toBeLessThan(yhat - 3 * Math.sqrt(yhat));
});

test('noise of more than 120 days ago has no effect', () => {
  // The errors are at most sqrt(2) times as wide as the noise of 3 %.
  expect(expectedOn(340, settled(200, 140))?.spread).toBeLessThan(0.03 * Math.SQRT2 * 1.2);
  expect(expectedOn(230, settled(200, 30))?.spread).toBeGreaterThan(0.03 * Math.SQRT2 * 1.2);
});

test('a weekday of refunds in a series of sales is compared by differences, not ratios', () => {
  const values = refundsOnSundays(20);
  const sunday = expectedOn(139, values);
  expect(sunday).toMatchObject({ yhat: -50, scale: 'linear' });
  expect(sunday?.yhat_lower).toBeLessThan(-50);
  expect(sunday?.yhat_upper).toBeGreaterThan(-50);
  expect(expectedOn(138, values)?.scale).toBe('log');
});

describe('the smallest money that matters', () => {
  const constant = Array.from({ length: 60 }, () => 1000);

  test('is half a percent of a usual week: 35 of 7,000', () => {
    const { warning_lower } = expectedOn(60, constant, { ...takings, tolerance: 0 }) ?? {};
    // A constant series without a tolerance is as steady as can be.
    expect(warning_lower).toBeCloseTo(965, 6);
    const tenTimesTheWeek = Array.from({ length: 60 }, (_, index) => (index % 7 === 0 ? 1000 : 10_000));
    const { warning_lower: onMonday } =
      expectedOn(63, [...tenTimesTheWeek, 10_000, 10_000, 10_000], { ...takings, tolerance: 0 }) ?? {};
    // A week of 61,000 makes it 305 for a Monday of 1,000.
    expect(onMonday).toBeCloseTo(1000 - 305, 6);
  });

  test('is what the metric says, if it says something', () => {
    const { warning_lower, warning_upper } = expectedOn(60, constant, { ...takings, minChange: 400 }) ?? {};
    expect([warning_lower, warning_upper]).toEqual([600, 1400]);
  });
});

describe('near zero', () => {
  const noisy = shop(400, 0.7, 3);

  test('is Critical in the cold start already', () => {
    expect(expectedOn(8, shop(8, 0.1, 1))?.critical_lower).toBeCloseTo(
      0.1 * (expectedOn(8, shop(8, 0.1, 1))?.yhat ?? Number.NaN),
      9,
    );
  });

  test('is no boundary where more than one day in a hundred brought it, and little noise could not tell', () => {
    const habit = replaced(noisy, Object.fromEntries(Array.from({ length: 8 }, (_, index) => [50 * index + 20, 1])));
    expect(expectedOn(400, habit)?.critical_lower).toBeNull();
    expect(expectedOn(400, noisy)?.critical_lower).toBeCloseTo(0.1 * (expectedOn(400, noisy)?.yhat ?? Number.NaN), 9);
  });

  test('stays one after an outage: an anomaly is no habit', () => {
    // One of 63 forecast days is more than one in a hundred; the noise of 40 % alone would put the boundary far lower.
    const outage = replaced(shop(70, 0.4, 4), { 50: 0 });
    const { critical_lower, yhat = Number.NaN, spread } = expectedOn(70, outage) ?? {};
    expect(Math.exp(-6 * (spread ?? Number.NaN))).toBeLessThan(0.09);
    expect(critical_lower).toBeCloseTo(0.1 * yhat, 9);
  });
});

describe('a share', () => {
  const errors: Rule = { unit: 'share', direction: 'up', tolerance: 0.05, minChange: 0.005, nonNegative: true };
  const rates = Array.from({ length: 60 }, () => 0.01);
  const upper = (volume: number) =>
    expectation(
      watched(
        rates,
        rates.map(() => volume),
      ),
      60,
      errors,
    )?.warning_upper ?? Number.NaN;

  test('has wider boundaries the fewer events stand behind it', () => {
    // (sqrt(n/100 + 3/8) + 4.3/2)² - 3/8 of n events.
    expect(upper(100)).toBeCloseTo(0.106647, 6);
    expect(upper(1000)).toBeCloseTo(0.028473, 6);
  });

  test('has the events of the usual day of the last four weeks behind it', () => {
    const volumes = rates.map((_, index) => (index < 32 ? 1_000_000 : 100));
    expect(expectation(watched(rates, volumes), 60, errors)?.warning_upper).toBeCloseTo(0.106647, 6);
    const fewLately = rates.map((_, index) => (index < 50 ? 100 : 1_000_000));
    expect(expectation(watched(rates, fewLately), 60, errors)?.warning_upper).toBeCloseTo(0.106647, 6);
  });

  test('has the smallest change that matters where events are many', () => {
    expect(upper(100_000_000)).toBeCloseTo(0.015, 9);
  });

  test('without any known volume is judged by its own noise', () => {
    expect(
      expectation(
        watched(
          rates,
          rates.map(() => null),
        ),
        60,
        errors,
      )?.warning_upper,
    ).toBeCloseTo(0.015, 9);
  });
});

test('a count of orders can vary as counts do, however steady it has been', () => {
  const steady = Array.from({ length: 60 }, () => 9);
  const { warning_upper, warning_lower } =
    expectedOn(60, steady, { ...takings, unit: 'count', nonNegative: true }) ?? {};
  // (sqrt(9.375) ± 2.15)² - 3/8
  expect(warning_upper).toBeCloseTo(26.7885, 4);
  expect(warning_lower).toBeCloseTo(0.4565, 4);
});

test('the expectation of a day depends on no later day, and not on the day itself', () => {
  const history = anyHistory(90);
  const rules = fc.record({
    unit: fc.constantFrom('currency', 'count', 'share', 'ms'),
    direction: fc.constantFrom('up', 'down', 'both'),
    tolerance: fc.constantFrom(0.05, 0.2),
    minChange: fc.constantFrom(null, 0.005, 10),
    nonNegative: fc.boolean(),
  } as const);
  fc.assert(
    fc.property(history, history, rules, (past, future, rule) => {
      const expected = (values: readonly (number | null)[]) => {
        const volumes = values.map((_, index) => 50 + index);
        return JSON.stringify(expectation(watched(values, volumes), past.length, rule));
      };
      expect(expected([...past, ...future])).toBe(expected(past));
    }),
    { numRuns: 50 },
  );
});

test('the usual shop has boundaries on both sides of the usual day', () => {
  const {
    yhat = Number.NaN,
    warning_lower,
    critical_lower,
    warning_upper,
    critical_upper,
  } = expectedOn(300, shop(300, 0.05, 5)) ?? {};
  expect(Math.abs(yhat / usual(300) - 1)).toBeLessThan(0.1);
  expect(critical_lower).toBeLessThan(warning_lower ?? Number.NaN);
  expect(warning_upper).toBeGreaterThan(yhat);
  expect(critical_upper).toBeNull();
});

describe('the orders behind revenue', () => {
  const counted: Rule = { ...takings, countedBy: { table: 'daily_kpis', agg: 'sum', column: 'orders' } };
  const money = Array.from({ length: 20 }, (_, day) => (day % 7 === 6 ? 20 : 60));
  const nearZero = (ordersOfTen: number, rule: Rule) =>
    expectation(
      watched(
        money,
        money.map((value) => (value / 10) * ordersOfTen),
      ),
      19,
      rule,
    )?.critical_lower;

  test('are what the expected takings come to by those of the last weeks', () => {
    // 60 are expected of the day: 6, 12 or 18 orders; an empty day of 14 or more is no bad luck, but the first two would be.
    expect(nearZero(1, counted)).toBeNull();
    expect(nearZero(2, counted)).toBeNull();
    expect(nearZero(3, counted)).toBeCloseTo(60 / 18, 6);
  });

  test('say nothing of a metric that nobody counts, and are unknown where no day has them', () => {
    expect(nearZero(1, takings)).toBeCloseTo(6, 6);
    expect(expectation(watched(money), 19, counted)?.critical_lower).toBeCloseTo(6, 6);
  });
});

test('Sundays with hardly any trade do not make an empty Tuesday usual', () => {
  const withSundays = (share: number) =>
    shop(365, 0.1, 9).map((value, index) =>
      index % 7 === 6 ? value * (index % 14 === 6 ? share : share / 20) : value,
    );
  expect(expectedOn(365, withSundays(0.06))?.critical_lower).toBeGreaterThan(0);
});
