import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../calendar/day.ts';
import { eventDays, type EventDays } from '../forecast/events/event-days.ts';
import { rollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../forecast/members/seasonal-naive.ts';
import { boundaries } from './boundaries.ts';
import { yearBefore } from './year-before.ts';

const START = dayFromIso('2024-01-01');
const RULE = {
  unit: 'currency',
  direction: 'both',
  tolerance: 0.05,
  minChange: null,
  nonNegative: true,
} as const;

/** The largest error of two such days. */
const NOISE = 0.065;

/** Days of 97 to 103, but for some. */
function history(days: number, except: Readonly<Record<number, number>>): (number | null)[] {
  return Array.from({ length: days }, (_, index) => except[index] ?? 100 + (((index * 37) % 13) - 6) / 2);
}

const on = (index: number, values: readonly (number | null)[], holidays: EventDays = new Map()) =>
  yearBefore(rollingForecast({ start: START, values }, [seasonalNaive], undefined, holidays), index, 'log');

describe('the same date of the year before', () => {
  const values = history(500, { 100: 40, 120: 170 });

  test.each([364, 365, 366])('counts %i days later, on its side alone', (days) => {
    const [fall, rise] = [on(100 + days, values), on(120 + days, values)];
    expect(fall?.below).toBeCloseTo(Math.log(0.4), 1);
    expect(fall?.above).toBeLessThan(NOISE);
    expect(rise?.above).toBeCloseTo(Math.log(1.7), 1);
    expect(rise?.below).toBeGreaterThan(-NOISE);
  });

  test('counts on no other day, and needs a year', () => {
    for (const days of [7, 30, 362, 363, 367, 372]) {
      const { below, above } = on(100 + days, values) ?? { below: 0, above: 0 };
      expect(Math.max(-below, above)).toBeLessThan(NOISE);
    }
    expect(on(100, values)).toBeNull();
  });

  test('depends on no later day', () => {
    expect(on(465, [...values.slice(0, 465), ...history(35, { 0: 1, 3: 900 })])).toEqual(on(465, values));
  });

  test('counts at the end of the year from a smaller error on', () => {
    // 2024-12-25, or a day of the summer, a little under the others.
    expect(on(359 + 365, history(730, { 359: 96 }))?.below).toBeLessThan(-0.02);
    expect(on(200 + 365, history(730, { 200: 96 }))).toBeNull();
  });

  test('counts by half where the year before has a declared holiday, and wholly where it was closed', () => {
    const some = eventDays([{ ds: (START + 200) as typeof START, holiday: 'Fair' }]);
    const lone = history(500, { 100: 40, 120: 170, 130: 0 });
    for (const index of [465, 485]) {
      const [whole, half] = [on(index, lone), on(index, lone, some)];
      expect(half?.below).toBe((whole?.below ?? 0) / 2);
      expect(half?.above).toBe((whole?.above ?? 0) / 2);
    }
    expect(on(495, lone, some)).toEqual(on(495, lone));
    // A year later that holiday is too long ago.
    const before = eventDays([{ ds: (START + 90) as typeof START, holiday: 'Fair' }]);
    expect(on(465, lone, before)).toEqual(on(465, lone));
  });

  test('that was a holiday says nothing of an ordinary day', () => {
    const holidays = eventDays([{ ds: (START + 100) as typeof START, holiday: 'Fair' }]);
    expect(on(465, values, holidays)).toBeNull();
  });
});

describe('boundaries on a day that was unusual a year before', () => {
  const day = {
    yhat: 100,
    band: { yhat_lower: 95, yhat_upper: 105 },
    scale: 'log',
    spread: 0.02,
    floor: 1,
    volume: null,
    knownDays: 500,
    nearZeroIsRare: true,
  } as const;

  test('are as far out again as noise goes, on that side alone', () => {
    const usual = boundaries(day, RULE);
    const again = boundaries({ ...day, yearBefore: { below: Math.log(0.6), above: 0 } }, RULE);
    expect(again.warning_upper).toBe(usual.warning_upper);
    expect(again.warning_lower).toBeCloseTo(60 * Math.exp(-4.3 * 0.02), 9);
    expect(again.critical_lower).toBeCloseTo(60 * Math.exp(-6 * 0.02), 9);
    expect(usual.warning_lower).toBeCloseTo(100 * Math.exp(-4.3 * 0.02), 9);
  });
});
