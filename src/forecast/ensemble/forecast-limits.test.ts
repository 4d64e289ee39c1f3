import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLongRun } from '../../../test/run-size.ts';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import { defaultMembers } from '../members/default-members.ts';
import { forecast } from '../forecast.ts';
import { totalForecast } from '../periods/total-forecast.ts';
import { limitsBefore, clamp } from './forecast-limits.ts';
import { rollingForecast } from './rolling-forecast.ts';

const start = dayFromIso('2025-01-06');

test('later values change no earlier limit', () => {
  const value = fc.option(fc.integer({ min: -1e6, max: 1e6 }));
  fc.assert(
    fc.property(fc.array(value), fc.array(value), (known, later) => {
      expect(limitsBefore([...known, ...later])(known.length)).toEqual(limitsBefore(known)(known.length));
    }),
  );
});

test('all known values are within the limits, with room on both sides; without values there are no limits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
      const [low, high] = limitsBefore(values)(values.length);
      expect(low).toBeLessThan(Math.min(...values));
      expect(high).toBeGreaterThan(Math.max(...values));
    }),
  );
  expect(limitsBefore([null])(1)).toEqual([-Infinity, Infinity]);
  expect(clamp([-Infinity, Infinity], 1e300)).toBe(1e300);
});

// Hundreds of times as much as before from one day on, as after a launch: exponential trends led on from such a step tell of millions.
describe.each(isLongRun ? [107, 114, 121, 135, 150, 180, 240] : [107, 121, 240])(
  '%i days of a shop that grew suddenly on the 100th',
  (days) => {
    const values = Array.from({ length: days }, (_, day) => (day < 100 ? (day * 5) % 4 : 900 + ((day * 37) % 200)));
    const rolling = rollingForecast({ start, values }, defaultMembers);

    test('are led on within ten times of what ever came', () => {
      const points = forecast(rolling, 92);
      expect(points.length).toBeGreaterThan(80);
      for (const { yhat, yhat_lower, yhat_upper, intervals } of points) {
        expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.5]);
        const lowers = intervals.map(({ lower }) => lower);
        const uppers = intervals.map(({ upper }) => upper).toReversed();
        const ascending = [yhat_lower, ...lowers, yhat, ...uppers, yhat_upper];
        expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
        expect(Math.abs(yhat)).toBeLessThan(5 * 1100);
        expect(Math.max(-yhat_lower, yhat_upper)).toBeLessThan(10 * 1100);
      }
    });

    test('land where such days can, or it is too early to say', () => {
      const { upper, middle } = totalForecast(rolling, 28) ?? { upper: 0, middle: 0 };
      expect(upper).toBeLessThanOrEqual(2 * middle);
    });
  },
);

test.each([1.06, 1.12])(
  'a shop that grows %f-fold each week is led on as it grows, its bands with room on both sides',
  (growth) => {
    const at = (day: number): number => 10 * growth ** (day / 7) * (0.9 + ((day * 37) % 21) / 100);
    const values = Array.from({ length: 300 }, (_, day) => at(day));
    const points = forecast(rollingForecast({ start, values }, defaultMembers), 92);
    for (const { day, yhat, yhat_lower, yhat_upper } of points) {
      expect(yhat).toBeGreaterThan(0.7 * at(day - start));
      expect(yhat_upper).toBeGreaterThan(yhat);
      expect(yhat_lower).toBeLessThan(yhat);
    }
    expect(points.at(-1)?.yhat_upper).toBeGreaterThan(at(391));
  },
);

describe('a shop with only zeros before it opened', () => {
  const values = Array.from({ length: 200 }, (_, day) => (day < 100 ? 0 : 900 + ((day * 37) % 200)));
  const rolling = rollingForecast({ start, values }, defaultMembers);

  test.each([130, 200])('each member forecasts at origin %i the level since then', (t) => {
    const known = { start, values: values.slice(0, t) };
    for (const member of defaultMembers) {
      const [next] = member.fit(known).predict([addDays(start, t)]);
      expect(next, member.id).toBeGreaterThan(800);
      expect(next, member.id).toBeLessThan(1200);
    }
  });

  test('all members are compared on the Mondays since', () => {
    expect(rolling.combinationWeights(200).groups[0]?.origins).toBeGreaterThanOrEqual(3);
    for (const yhat of rolling.ahead(200, 28)) {
      expect(yhat).toBeGreaterThan(800);
      expect(yhat).toBeLessThan(1200);
    }
  });
});
