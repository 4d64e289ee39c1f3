import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso } from '../calendar/day.ts';
import { expectedRate, halves, shareBudget } from './budget.ts';
import { preview, triedSettings } from './preview.ts';
import type { ReplayedDay } from './replayed-day.ts';

const START = dayFromIso('2025-01-06');
const CURRENT = { tolerance: 0.05, minChange: null };

/** A day of 100 expected, far out by a share of it; 0 for a usual day. */
function day(index: number, share = 0, changes: Partial<ReplayedDay> = {}): ReplayedDay {
  return {
    day: addDays(START, index),
    value: 100 * (1 - share),
    yhat: 100,
    score: -20 * share,
    deviation: -share,
    usualFloor: 3,
    isFixed: false,
    isSpecial: false,
    findings: share === 0 ? [] : [{ days: 1, share, amount: 100 * share }],
    ...changes,
  };
}

/** Two years with a far day every fourth week, by 4 % to 42 %. */
const twoYears = Array.from({ length: 728 }, (_, index) =>
  day(index, index % 28 === 10 ? 0.04 + (0.38 * ((index * 7) % 26)) / 25 : 0),
);

describe('a replay', () => {
  test('shows the three measures of a tolerance and of an amount', () => {
    expect(preview(twoYears, CURRENT)).toMatchObject({ share: 0.05, amount: 5, usual: 100 });
    expect(preview(twoYears, { tolerance: 0.01, minChange: null })).toMatchObject({ share: 0.03, amount: 3 });
    const inMoney = triedSettings(twoYears, CURRENT, { by: 'money', minChange: 20 });
    expect(preview(twoYears, inMoney)).toMatchObject({ share: 0.2, amount: 20 });
  });

  test('has the alerts of its last year, and says which setting filtered the other far days', () => {
    const days = [day(0, 0.5), ...Array.from({ length: 400 }, (_, index) => day(index + 1))];
    days[100] = day(100, 0.3);
    days[102] = day(102, 0.2);
    days[200] = day(200, 0.04);
    days[300] = day(300, 0.08, { usualFloor: 10 });
    days[350] = day(350, 0.02);
    const found = preview(days, CURRENT);
    expect(found?.alerts.map(({ from, to, difference }) => [from - START, to - START, difference])).toEqual([
      [100, 102, -50],
    ]);
    expect(found?.filtered.map((one) => [one.day.day - START, one.by])).toEqual([
      [350, ['tolerance', 'min_change']],
      [300, ['min_change']],
      [200, ['tolerance']],
    ]);
  });

  test('keeps an outage whatever the settings, and counts it in no rate', () => {
    const days = twoYears.map((one, index) => (index > 700 ? day(index) : one));
    days[720] = day(720, 1, { isFixed: true, isSpecial: true });
    const found = preview(days, { tolerance: 2, minChange: 1000 });
    expect(found?.alerts).toMatchObject([{ from: addDays(START, 720), isSpecial: true }]);
    expect(found?.checked?.alerts).toBe(0);
  });

  test('counts what it checks on days that calibrate nothing, with an exact interval', () => {
    const { calibration, check } = halves(twoYears);
    expect([calibration.length, check.length]).toEqual([509, 219]);
    const found = preview(twoYears, { tolerance: 0.039, minChange: null });
    // Days 514, 542, ... 710: eight in 219 days, or 7.195 months; Garwood's limits of 8 are 3.4538 and 15.7632.
    expect(found?.checked).toMatchObject({ alerts: 8 });
    expect(found?.checked?.lower).toBeCloseTo(3.4538 / 7.195, 3);
    expect(found?.checked?.upper).toBeCloseTo(15.7632 / 7.195, 3);
  });

  test('without an alert has the day that was farthest out', () => {
    const days = Array.from({ length: 90 }, (_, index) => day(index, 0, { score: index === 40 ? -3.9 : 1 }));
    expect(preview(days, CURRENT)).toMatchObject({ alerts: [], largest: { day: addDays(START, 40) } });
  });

  test('of no day is nothing, and of a few weeks has no rate', () => {
    expect(preview([], CURRENT)).toBeNull();
    expect(preview(twoYears.slice(0, 50), CURRENT)).toMatchObject({ perMonth: null, checked: null });
  });
});

describe('a budget', () => {
  test.each([0.2, 0.5, 0.8])('of %d a month is kept on the days that calibrate, as counted by hand', (budget) => {
    const { calibration } = halves(twoYears);
    const { tolerance } = triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: budget });
    const months = calibration.length / (365.25 / 12);
    const counted = calibration.filter(({ findings }) => (findings[0]?.share ?? 0) >= tolerance).length / months;
    expect(counted).toBeLessThan(1.5 * budget);
    expect(counted).toBeGreaterThan(0.5 * budget);
    expect(expectedRate(calibration, null).at(tolerance)).toBeLessThanOrEqual(budget + 1e-9);
  });

  test('is not used up by holidays, events and outages', () => {
    const special = twoYears.map((one, index) => (index % 9 === 0 ? day(index, 0.9, { isSpecial: true }) : one));
    const without = twoYears.map((one, index) => (index % 9 === 0 ? day(index) : one));
    const budget = { by: 'alerts', alertsPerMonth: 0.4 } as const;
    expect(triedSettings(special, CURRENT, budget)).toEqual(triedSettings(without, CURRENT, budget));
  });

  test('never lowers a tolerance, and never raises it so far that only outages are seen', () => {
    expect(triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: 30 })).toEqual(CURRENT);
    expect(triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: 1e-6 }).tolerance).toBe(0.5);
  });

  test('of all metrics holds back those that alert most, to the same rate', () => {
    expect(shareBudget([0.1, 2, 3], 2.1)).toBe(1);
    expect(shareBudget([0.1, 0.2], 1)).toBe(Infinity);
    expect(shareBudget([1, 1, 1], 0.6)).toBeCloseTo(0.2, 12);
  });
});
