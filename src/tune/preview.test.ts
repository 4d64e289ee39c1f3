import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso } from '../calendar/day.ts';
import { expectedRate, halves, moreAlerts, shareBudget } from './budget.ts';
import { preview, triedSettings } from './preview.ts';
import type { ReplayedDay } from './replayed-day.ts';

const START = dayFromIso('2025-01-06');
const CURRENT = { tolerance: 0.05, minChange: null, sensitivity: 1 };
const BOTH = { direction: 'both' } as const;

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
    expect(preview(twoYears, CURRENT, BOTH)).toMatchObject({ share: 0.05, amount: 5, usual: 100 });
    expect(preview(twoYears, { ...CURRENT, tolerance: 0.01 }, BOTH)).toMatchObject({ share: 0.03, amount: 3 });
    const inMoney = triedSettings(twoYears, CURRENT, { by: 'money', minChange: 20 }, BOTH);
    expect(preview(twoYears, inMoney, BOTH)).toMatchObject({ share: 0.2, amount: 20 });
  });

  test('has the alerts of its last year, and says which setting filtered the other far days', () => {
    const days = [day(0, 0.5), ...Array.from({ length: 400 }, (_, index) => day(index + 1))];
    days[100] = day(100, 0.3);
    days[102] = day(102, 0.2);
    days[200] = day(200, 0.04);
    days[300] = day(300, 0.08, { usualFloor: 10 });
    days[350] = day(350, 0.02);
    const found = preview(days, CURRENT, BOTH);
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
    const found = preview(days, { ...CURRENT, tolerance: 2, minChange: 1000 }, BOTH);
    expect(found?.alerts).toMatchObject([{ from: addDays(START, 720), isSpecial: true }]);
    expect(found?.checked?.alerts).toBe(0);
  });

  test('counts what it checks on days that calibrate nothing, with an exact interval', () => {
    const { calibration, check } = halves(twoYears);
    expect([calibration.length, check.length]).toEqual([509, 219]);
    const found = preview(twoYears, { ...CURRENT, tolerance: 0.039 }, BOTH);
    // Days 514, 542, ... 710: eight in 219 days, or 7.195 months; Garwood's limits of 8 are 3.4538 and 15.7632.
    expect(found?.checked).toMatchObject({ alerts: 8 });
    expect(found?.checked?.lower).toBeCloseTo(3.4538 / 7.195, 3);
    expect(found?.checked?.upper).toBeCloseTo(15.7632 / 7.195, 3);
  });

  test('without an alert has the day that was farthest out', () => {
    const days = Array.from({ length: 90 }, (_, index) => day(index, 0, { score: index === 40 ? -3.9 : 1 }));
    expect(preview(days, CURRENT, BOTH)).toMatchObject({ alerts: [], largest: { day: addDays(START, 40) } });
  });

  test('of no day is nothing, and of a few weeks has no rate', () => {
    expect(preview([], CURRENT, BOTH)).toBeNull();
    expect(preview(twoYears.slice(0, 50), CURRENT, BOTH)).toMatchObject({ perMonth: null, checked: null });
  });
});

describe('a budget', () => {
  test.each([0.2, 0.5, 0.8])('of %d a month is kept on the days that calibrate, as counted by hand', (budget) => {
    const { calibration } = halves(twoYears);
    const tried = triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: budget }, BOTH);
    const months = calibration.length / (365.25 / 12);
    const counted = calibration.filter(({ findings }) => (findings[0]?.share ?? 0) >= tried.tolerance).length / months;
    expect(counted).toBeLessThan(1.5 * budget);
    expect(counted).toBeGreaterThan(0.5 * budget);
    expect(expectedRate(calibration, BOTH)(tried)).toBeLessThanOrEqual(budget);
  });

  test('is not used up by holidays, events and outages', () => {
    const special = twoYears.map((one, index) => (index % 9 === 0 ? day(index, 0.9, { isSpecial: true }) : one));
    const without = twoYears.map((one, index) => (index % 9 === 0 ? day(index) : one));
    const budget = { by: 'alerts', alertsPerMonth: 0.4 } as const;
    expect(triedSettings(special, CURRENT, budget, BOTH)).toEqual(triedSettings(without, CURRENT, budget, BOTH));
  });

  test('is kept by a tolerance of whole tenths of a percent', () => {
    for (let step = 1; step < 60; step++) {
      const { tolerance } = triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: step / 50 }, BOTH);
      expect(tolerance).toBe(Math.round(1000 * tolerance) / 1000);
    }
  });

  test('raises no tolerance that brings hardly fewer alerts', () => {
    // Alerts of noise are larger than any tolerance: it has a standard deviation of half the forecast.
    const noisy = Array.from({ length: 150 }, (_, index) => day(index, 0, { score: 1, deviation: 0.5 }));
    expect(triedSettings(noisy, CURRENT, { by: 'alerts', alertsPerMonth: 0.01 }, BOTH)).toEqual(CURRENT);
    // They are smaller than most, but their expected number is hardly over the budget.
    const quiet = Array.from({ length: 150 }, (_, index) => day(index, 0, { score: 1, deviation: 0.01 }));
    const expected = expectedRate(halves(quiet).calibration, BOTH)(CURRENT);
    const by = (budget: number) => triedSettings(quiet, CURRENT, { by: 'alerts', alertsPerMonth: budget }, BOTH);
    expect(by(expected / 1.04)).toEqual(CURRENT);
    expect(by(expected / 1.2).tolerance).toBeGreaterThan(0.05);
  });

  test('has a rate however large the smallest change is', () => {
    const found = preview(twoYears, { ...CURRENT, minChange: 1e300 }, BOTH);
    expect(found?.perMonth).toBeGreaterThanOrEqual(0);
    expect(found?.perMonth).toBeLessThan(0.05);
  });

  test('never lowers a tolerance, and never raises it so far that only outages are seen', () => {
    expect(triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: 30 }, BOTH).tolerance).toBe(0.05);
    // The largest of its days differs by 42 %: what a larger tolerance leaves out are no alerts.
    const { tolerance } = triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: 1e-6 }, BOTH);
    expect(tolerance).toBeGreaterThan(0.4);
    expect(tolerance).toBeLessThanOrEqual(0.5);
  });

  test('of all metrics holds back those that alert most, to the same rate', () => {
    expect(shareBudget([0.1, 2, 3], 2.1)).toEqual({ most: 1, least: 0 });
    expect(shareBudget([1, 1, 1], 0.6).most).toBeCloseTo(0.2, 12);
  });

  test('that is not used up goes to the metrics that alert least, up to the same rate', () => {
    const spare = shareBudget([0.1, 0.2, 3], 4.3);
    expect(spare.most).toBe(Infinity);
    expect(spare.least).toBeCloseTo(0.65, 12);
    expect(shareBudget([0.1, 0.9], 1.2).least).toBeCloseTo(0.3, 12);
    expect(shareBudget([], 1)).toEqual({ most: Infinity, least: 0 });
  });
});

describe('more sensitivity', () => {
  const quiet = Array.from({ length: 728 }, (_, index) => day(index, index % 400 === 300 ? 0.3 : 0));

  test('is what a budget takes that a quiet series does not use up, and no tolerance', () => {
    const tried = triedSettings(quiet, CURRENT, { by: 'alerts', alertsPerMonth: 0.3 }, BOTH);
    expect(tried).toMatchObject({ tolerance: 0.05, minChange: null });
    expect(tried.sensitivity).toBeGreaterThan(1.05);
    expect(tried.sensitivity).toBeLessThan(1.2);
    const found = preview(quiet, tried, BOTH);
    expect(found?.perMonth).toBeGreaterThan(0.28);
    expect(found?.perMonth).toBeLessThan(0.32);
    // What it adds is not in the replay, so that nothing can be counted.
    expect(found?.checked).toBeNull();
    expect(triedSettings(quiet, CURRENT, { by: 'alerts', alertsPerMonth: 1000 }, BOTH).sensitivity).toBe(1.4);
  });

  test('is left where a series has used up its budget, or does by its noise', () => {
    expect(triedSettings(quiet, CURRENT, { by: 'alerts', alertsPerMonth: 0.06 }, BOTH).sensitivity).toBe(1);
    expect(triedSettings(twoYears, CURRENT, { by: 'alerts', alertsPerMonth: 0.5 }, BOTH).sensitivity).toBe(1);
  });

  test('brings as many alerts as an exponential tail of scores has', () => {
    const scores = Array.from({ length: 100_000 }, (_, index) => 1 - Math.log(1 - (index + 0.5) / 100_000) / 7);
    const over = (limit: number): number => scores.filter((score) => score > limit).length;
    expect(moreAlerts(1 / 1.3, 1 / 1.1)).toBeCloseTo(over(1.1) / over(1.3), 2);
  });

  test('is taken from a rate between what was counted and what noise usually brings, nearer the count the more it is', () => {
    const rateOf = (every: number, length: number): number =>
      expectedRate(
        Array.from({ length }, (_, index) => day(index, index % every === 1 ? 0.3 : 0)),
        BOTH,
      )({ ...CURRENT, tolerance: 0.01 });
    expect(rateOf(1000, 500)).toBeGreaterThan(0.1);
    expect(rateOf(1000, 500)).toBeLessThan(0.15);
    // Eight in 500 days are 0.49 a month.
    expect(rateOf(65, 500)).toBeGreaterThan(0.25);
    expect(rateOf(65, 500)).toBeLessThan(0.49);
    expect(rateOf(65, 50_000)).toBeCloseTo(30.4 / 65, 1);
  });

  test('is taken from what noise brings where nothing was judged yet', () => {
    expect(expectedRate([], BOTH)(CURRENT)).toBe(0.15);
    expect(triedSettings([], CURRENT, { by: 'alerts', alertsPerMonth: 0.15 }, BOTH)).toEqual(CURRENT);
  });

  test('that days were judged by is in the alerts that noise usually brings, so that tuning again changes nothing', () => {
    const judged = { direction: 'both', sensitivity: 1.2 } as const;
    const current = { ...CURRENT, sensitivity: 1.2 };
    const usual = 0.15 * Math.exp(7 * (1 - 1 / 1.2));
    expect(expectedRate([], judged)(current)).toBeCloseTo(usual, 9);
    expect(expectedRate([], judged)(CURRENT)).toBeCloseTo(0.15, 9);
    expect(triedSettings([], current, { by: 'alerts', alertsPerMonth: usual + 1e-9 }, judged)).toEqual(current);
    // As many alerts as noise brings: where the prior forgets the sensitivity, they seem more than usual.
    const every = Math.round(365.25 / 12 / usual);
    const days = Array.from({ length: 728 }, (_, index) => day(index, index % every === 30 ? 0.3 : 0, { score: 1e-9 }));
    expect(expectedRate(days, judged)(current) / usual).toBeGreaterThan(0.95);
    expect(expectedRate(days, judged)(current) / usual).toBeLessThan(1.1);
  });

  test('is lowered for a smaller budget, before a tolerance is raised', () => {
    const judged = { direction: 'both', sensitivity: 1.3 } as const;
    const current = { ...CURRENT, sensitivity: 1.3 };
    const by = (alertsPerMonth: number) => triedSettings([], current, { by: 'alerts', alertsPerMonth }, judged);
    // 0.15 exp(7 (1 - 1 / 1.15)) is 0.374.
    expect(by(0.38)).toEqual({ ...CURRENT, sensitivity: 1.15 });
    expect(by(0.15)).toEqual(CURRENT);
    const tried = triedSettings(twoYears, current, { by: 'alerts', alertsPerMonth: 0.1 }, judged);
    expect(tried.sensitivity).toBe(1);
    expect(tried.tolerance).toBeGreaterThan(0.2);
  });

  test('starts from half the usual rate where only one side is harmful', () => {
    const rate = (direction: 'both' | 'down') => expectedRate(quiet.slice(0, 250), { direction })(CURRENT);
    expect(rate('down') / rate('both')).toBeGreaterThan(0.5);
    expect(rate('down') / rate('both')).toBeLessThan(0.6);
  });

  test('does not bring what the tolerance or the smallest change filters', () => {
    const rate = (tolerance: number) => expectedRate(quiet, BOTH)({ ...CURRENT, tolerance, sensitivity: 1.2 });
    expect(rate(0.6)).toBeLessThan(rate(0.05) / 5);
    const inMoney = expectedRate(quiet, BOTH)({ ...CURRENT, minChange: 60, sensitivity: 1.2 });
    expect(inMoney).toBeCloseTo(rate(0.6), 9);
  });
});
