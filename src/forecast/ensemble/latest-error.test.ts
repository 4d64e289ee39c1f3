import { describe, expect, test } from 'vitest';
import { addDays } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { random } from '../../demo/chance/random.ts';
import { MONDAY, shop, usual } from '../../../test/fixtures/histories.ts';
import { eventDays } from '../events/event-days.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';
import { latestError } from './latest-error.ts';
import { rollingForecast, type RollingForecast } from './rolling-forecast.ts';

const DAYS = 400;

function rolling(values: readonly (number | null)[], holidays: readonly HolidayRow[] = []): RollingForecast {
  return rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean], undefined, eventDays(holidays));
}

/** A shop whose noise is an autoregressive process of order 1. */
function shopWithMemory(share: number, seed: number): number[] {
  const draws = random(seed, 1);
  let noise = 0;
  return Array.from({ length: DAYS }, (_, index) => {
    noise = share * noise + 0.1 * Math.sqrt(1 - share ** 2) * draws.normal();
    return usual(index) * Math.exp(noise);
  });
}

/** The absolute error so many days ahead, over that of the members alone. */
function ratioOfErrors(share: number, horizonDays: number): number {
  let [own, alone] = [0, 0];
  for (let seed = 1; seed <= 8; seed++) {
    const values = shopWithMemory(share, seed);
    const { ahead, withoutLatestError } = rolling(values);
    for (let t = 100; t + horizonDays <= DAYS; t++) {
      const actual = values[t + horizonDays - 1] ?? 0;
      own += Math.abs(actual - (ahead(t, horizonDays).at(-1) ?? 0));
      alone += Math.abs(actual - (withoutLatestError(t, horizonDays).at(-1) ?? 0));
    }
  }
  return own / alone;
}

/** By what the forecasts at an origin are larger than those of the members alone, on logs. */
function corrections(of: RollingForecast, t: number, days = 3): number[] {
  const alone = of.withoutLatestError(t, days);
  return of.ahead(t, days).map((yhat, index) => Math.log((yhat ?? 0) / (alone[index] ?? 0)));
}

describe('the next day', () => {
  test('has a smaller error where noise lasts, about as the process has it', () => {
    // The best forecast of an autoregressive process has sqrt(1 - share²) of the error: .80 and .92. The members know nothing of it.
    expect(ratioOfErrors(0.6, 1)).toBeLessThan(0.86);
    expect(ratioOfErrors(0.4, 1)).toBeLessThan(0.95);
    expect(ratioOfErrors(0.6, 2)).toBeLessThan(0.97);
  });

  test('has hardly a larger error where noise does not last', () => {
    expect(ratioOfErrors(0, 1)).toBeLessThan(1.01);
    expect(ratioOfErrors(0, 7)).toBeLessThan(1.001);
  });
});

test('less of the error is left each day, by the same share', () => {
  const [first = 0, second = 0, third = 0] = corrections(rolling(shopWithMemory(0.6, 9)), 300);
  expect(second / first).toBeGreaterThan(0);
  expect(second / first).toBeLessThan(1);
  expect(third / second).toBeCloseTo(second / first, 9);
});

describe('nothing follows', () => {
  const values = shopWithMemory(0.6, 10);

  test('an outlier: after an outage the next day is expected as ever', () => {
    const outage = values.map((value, index) => (index === 299 ? 0.1 * value : value));
    expect(corrections(rolling(outage), 300)).toEqual([0, 0, 0]);
    expect(corrections(rolling(values), 300)).not.toEqual([0, 0, 0]);
  });

  test('a holiday', () => {
    expect(corrections(rolling(values, [{ ds: addDays(MONDAY, 299), holiday: 'Fair' }]), 300)).toEqual([0, 0, 0]);
  });

  test('a day without a value', () => {
    const gap = values.map((value, index) => (index === 299 ? null : value));
    expect(corrections(rolling(gap), 300)).toEqual([0, 0, 0]);
  });

  test('any day where many are zero', () => {
    const zeros = values.map((value, index) => (index % 7 === 6 ? 0 : value));
    const { ahead, withoutLatestError } = rolling(zeros);
    expect(ahead(300, 14)).toEqual(withoutLatestError(300, 14));
  });

  test('the first two weeks', () => {
    const young = rolling(shop(20, 0.1, 11));
    expect(young.ahead(20, 7)).toEqual(young.withoutLatestError(20, 7));
  });
});

test('the latest error is limited by the usual ones, so that one day does not move the next', () => {
  const usualErrors = Array.from({ length: 41 }, (_, day) => (day % 2 === 0 ? 0.1 : -0.1));
  const small = latestError([...usualErrors, 0.2])?.error;
  expect(small).toBe(0.2);
  expect(latestError([...usualErrors, 5])?.error).toBeCloseTo(2.5 * 1.4826 * 0.1, 9);
});

test('errors that change their sign each day leave nothing', () => {
  const errors = Array.from({ length: 42 }, (_, day) => (day % 2 === 0 ? 0.1 : -0.1));
  expect(latestError(errors)?.share).toBe(0);
});

test('there is none without the latest error, with few of them, and without any error', () => {
  const errors = Array.from({ length: 42 }, (_, day) => 0.01 * (day % 5));
  expect(latestError([...errors, null])).toBeNull();
  expect(latestError(errors.slice(0, 13))).toBeNull();
  expect(latestError(errors.map(() => 0))).toBeNull();
  expect(latestError([])).toBeNull();
});
