import { describe, expect, test } from 'vitest';
import { MONDAY, shop } from '../../test/fixtures/histories.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../forecast/members/weekday-mean.ts';
import { expectation } from './expectation.ts';
import { judge } from './judge.ts';
import { thresholds, type Rule } from './rule.ts';
import { isJudged } from './verdict.ts';
import { judgedWindows } from './window-boundaries.ts';
import { windowErrors } from './windows.ts';

const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: true };
const FROM = 200;

/** The verdicts from day `FROM` on of a shop whose days are multiplied by a factor from then on. */
function verdicts(factor: (day: number) => number, days: number, rule = takings, seed = 3) {
  const values = shop(FROM + days, 0.06, seed).map((value, index) => value * (index < FROM ? 1 : factor(index - FROM)));
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
  const watched = { rolling, volumes: values.map(() => null) };
  return Array.from({ length: days }, (_, day) => {
    const facts = { value: values[FROM + day] ?? null, complete: true, closed: false, volume: null };
    const verdict = judge(facts, expectation(watched, FROM + day, rule), rule);
    if (!isJudged(verdict)) throw new Error(`day ${day} is ${verdict.status}`);
    return verdict;
  });
}

describe('several days together', () => {
  test('show a fall by 12 % of which no single day is an alert', () => {
    const found = verdicts(() => 0.88, 14);
    expect(found.filter(({ decided_by }) => decided_by === 'forecast_error')).toEqual([]);
    const lasting = found.filter(({ decided_by }) => decided_by === 'cumulative_error');
    expect(lasting.length).toBeGreaterThan(0);
    for (const { status, favourable, window } of lasting) {
      expect(status).not.toBe('normal');
      expect(favourable).toBe(false);
      expect(window?.window_score).toBeLessThan(-3.3);
    }
  });

  test('show a slow decline', () => {
    const found = verdicts((day) => 1 - 0.012 * Math.min(day + 1, 20), 24);
    expect(found.some(({ decided_by }) => decided_by === 'cumulative_error')).toBe(true);
  });

  test('are favourable where the business likes the direction', () => {
    const rises = verdicts(() => 1.2, 14).filter(({ decided_by }) => decided_by === 'cumulative_error');
    expect(rises.length).toBeGreaterThan(0);
    expect(rises.every(({ favourable, status }) => favourable && status === 'warning')).toBe(true);
  });

  test('are no alert once a bad day is over', () => {
    const found = verdicts((day) => (day === 0 ? 0.2 : 1), 15);
    expect(found[0]?.status).toBe('critical');
    expect(found.slice(1).every(({ status }) => status === 'normal')).toBe(true);
  });

  test('are no alert once a bad week is over', () => {
    const found = verdicts((day) => (day < 7 ? 0.82 : 1), 21);
    expect(found.slice(0, 7).some(({ decided_by }) => decided_by === 'cumulative_error')).toBe(true);
    expect(found.slice(9).filter(({ decided_by }) => decided_by === 'cumulative_error')).toEqual([]);
  });

  test('are no alert within the tolerance', () => {
    const found = verdicts(() => 0.88, 14, { ...takings, tolerance: 0.3 });
    expect(found.every(({ status }) => status === 'normal')).toBe(true);
  });
});

test('the boundary of a window is where its verdict changes', () => {
  const values = shop(FROM + 6, 0.06, 3).map((value, index) => value * (index < FROM ? 1 : 0.85));
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
  const expected = expectation({ rolling, volumes: values.map(() => null) }, FROM + 6, takings);
  const boundary = Math.max(...(expected?.windows ?? []).map(({ warning_lower }) => warning_lower ?? 0));
  expect(boundary).toBeGreaterThan(expected?.warning_lower ?? Number.POSITIVE_INFINITY);
  const statusOf = (value: number) =>
    judge({ value, complete: true, closed: false, volume: null }, expected, takings).status;
  expect(statusOf(boundary)).toBe('normal');
  expect(statusOf(boundary * (1 - 1e-9))).not.toBe('normal');
});

test('a more sensitive metric needs less for a Warning, alone and together, and as much to be Critical', () => {
  const values = shop(FROM + 6, 0.06, 3).map((value, index) => value * (index < FROM ? 1 : 0.85));
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
  const by = (sensitivity: number) =>
    expectation({ rolling, volumes: values.map(() => null) }, FROM + 6, { ...takings, sensitivity });
  const [usual, sensitive] = [by(1), by(1.25)];
  expect(by(1)).toEqual(expectation({ rolling, volumes: values.map(() => null) }, FROM + 6, takings));
  const { yhat = 0, spread = 0 } = usual ?? {};
  expect(usual?.warning_lower).toBeCloseTo(yhat * Math.exp(-4.3 * spread), 6);
  expect(sensitive?.warning_lower).toBeCloseTo(yhat * Math.exp((-4.3 / 1.25) * spread), 6);
  expect(sensitive?.critical_lower).toBe(usual?.critical_lower);
  expect(usual?.windows.length).toBeGreaterThan(0);
  for (const window of usual?.windows ?? []) {
    const other = sensitive?.windows.find(({ days }) => days === window.days);
    expect(other?.warning_lower).toBeGreaterThanOrEqual(window.warning_lower ?? Infinity);
    expect(other?.critical_lower).toBe(window.critical_lower);
  }
});

test('what later days bring changes no window of a day', () => {
  const values = shop(FROM + 30, 0.06, 4);
  const windowsWith = (later: (value: number) => number) => {
    const all = values.map((value, index) => (index < FROM ? value : later(value)));
    const rolling = rollingForecast({ start: MONDAY, values: all }, [seasonalNaive, weekdayMean]);
    return JSON.stringify(expectation({ rolling, volumes: all.map(() => null) }, FROM, takings));
  };
  expect(windowsWith((value) => 3 * value)).toBe(windowsWith((value) => value));
});

test('what is over is no alert, though the last three days were expected to bring more than the window, as of a profit', () => {
  // Four days of -100 and three of 200: 200 in all. The first four were 150 short, the two before the last 10.
  const window = {
    ...{
      days: 7,
      yhat: 200,
      known_days: 7,
      expected: 200,
      expected_before: 200,
      actual: -160,
      latest_expected: 600,
      latest_actual: 390,
    },
    ...{ below: 6, above: 0, error: -170, limit: 1000, spread: 1 },
  };
  const profit: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: false };
  const input = { scale: 'linear', floor: 1, eventsPerUnit: null, latestForecast: 200 } as const;
  const [judged] = judgedWindows([window], input, profit, { ...thresholds, latestShare: 0.75 });
  // The last day has to be short by m, with 10 + m of at least three quarters of 160 + m.
  expect(judged?.warning_lower).toBeCloseTo(200 - 440, 9);
});

test('a day that is better than its own forecast is no alert, however bad the days before were', () => {
  const window = {
    ...{ days: 7, yhat: 100, known_days: 7, expected: 700, actual: 360, latest_expected: 300, latest_actual: 120 },
    ...{ expected_before: 700, below: 6, above: 0, error: -240, limit: 1000, spread: 5 },
  };
  const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: true };
  const lowest = (latestForecast: number) =>
    judgedWindows([window], { scale: 'linear', floor: 1, eventsPerUnit: null, latestForecast }, takings, thresholds)[0];
  expect(lowest(60)).toMatchObject({ warning_lower: 60, critical_lower: 60 });
  // The forecast that was issued before the window began is a limit too.
  expect(lowest(130)?.warning_lower).toBe(100);
});

test('days have to be out by half as much for a forecast of a week before too: a return to it is no alert', () => {
  const window = {
    ...{ days: 7, yhat: 100, known_days: 7, expected: 700, expected_before: 760, actual: 720 },
    ...{ latest_expected: 300, latest_actual: 240, below: 0, above: 6, error: 120, limit: 1000, spread: 5 },
  };
  const input = { scale: 'linear', floor: 1, eventsPerUnit: null, latestForecast: 100 } as const;
  const highest =
    judgedWindows([window], input, { ...takings, direction: 'both' }, { ...thresholds, beforeShare: 0.5 })[0]
      ?.warning_upper ?? 0;
  // Beyond the newer forecast by twice as much as the older one.
  expect(720 + highest - 760).toBeCloseTo((720 + highest - 700) / 2, 9);
});

test('a window is compared with the forecast of the last Monday a week before it, which an event just before has not taught', () => {
  const values = shop(FROM + 20, 0.06, 5).map((value, index) => value * (index < FROM || index > FROM + 2 ? 1 : 0.7));
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
  const windows = windowErrors(rolling, FROM + 16, 'log', 0.08, 0.02, null);
  for (const { days, expected_before } of windows) {
    const origin = FROM + 16 - days + 1;
    const mondays = Array.from({ length: origin - 6 }, (_, day) => day).filter((day) => day % 7 === 0);
    const monday = mondays.at(-1) ?? 0;
    const ahead = rolling.ahead(monday, origin + days - monday).slice(origin - monday);
    expect(expected_before).toBeCloseTo(
      ahead.reduce<number>((sum, one) => sum + (one ?? 0), 0),
      6,
    );
  }
  const fortnight = windows.find(({ days }) => days === 14);
  expect(fortnight?.expected).toBeLessThan(0.97 * (fortnight?.expected_before ?? 0));
});

describe('the spread of a window', () => {
  const usual = { 3: 1.3, 7: 1.55, 14: 1.9 } as const;

  test.each([1, 2, 3])('lies between that of its own past windows and the usual one, seed %i', (seed) => {
    const values = shop(300, 0.06, seed);
    const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
    const windows = windowErrors(rolling, 299, 'log', 0.08, 0.02, null);
    expect(windows.map(({ days }) => days)).toEqual([3, 7, 14]);
    for (const { days, limit, spread } of windows) {
      const means: number[] = [];
      for (let end = 299 - days; end >= 299 - 106; end--) {
        const forecasts = rolling.ahead(end - days + 1, days);
        const errors = forecasts.map((yhat, ahead) => Math.log((values[end - days + 1 + ahead] ?? 0) / (yhat ?? 0)));
        means.push(errors.reduce((sum, error) => sum + Math.max(-limit, Math.min(limit, error)), 0) / days);
      }
      const sizes = means.map(Math.abs).toSorted((a, b) => a - b);
      const own = [
        1.4826 * (sizes[Math.floor(sizes.length / 2)] ?? 0),
        Math.sqrt(means.reduce((sum, mean) => sum + mean ** 2, 0) / means.length),
        0.08 / Math.sqrt(days),
      ];
      const others = (usual[days as keyof typeof usual] * 0.08) / Math.sqrt(days);
      expect(spread).toBeGreaterThanOrEqual(Math.min(...own, others));
      expect(spread).toBeLessThanOrEqual(Math.max(...own, others) * 1.02);
      expect(Math.abs(spread - others)).toBeLessThan(Math.max(...own.map((one) => Math.abs(one - others))) + 1e-12);
    }
  });
});
