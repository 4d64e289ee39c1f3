import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFromIso } from '../calendar/day.ts';
import { defaultMembers } from './default-members.ts';
import { forecast } from './forecast.ts';
import { reachBefore, within } from './reach.ts';
import { rollingForecast } from './rolling-forecast.ts';

const start = dayFromIso('2025-01-06');

test('what is known later moves no earlier end', () => {
  const value = fc.option(fc.integer({ min: -1e6, max: 1e6 }));
  fc.assert(
    fc.property(fc.array(value), fc.array(value), (known, later) => {
      expect(reachBefore([...known, ...later])(known.length)).toEqual(reachBefore(known)(known.length));
    }),
  );
});

test('all that came lies within, with room on both sides; where nothing came there are no ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
      const [low, high] = reachBefore(values)(values.length);
      expect(low).toBeLessThan(Math.min(...values));
      expect(high).toBeGreaterThan(Math.max(...values));
    }),
  );
  expect(reachBefore([null])(1)).toEqual([-Infinity, Infinity]);
  expect(within([-Infinity, Infinity], 1e300)).toBe(1e300);
});

// Twenty times as much as before from one day on, as after a launch: exponential trends led on from such a step tell of millions.
test.each([107, 114, 121, 135, 150, 180, 240])(
  'after %i days of a shop that took off on the 100th, nothing absurd is said',
  (days) => {
    const values = Array.from({ length: days }, (_, day) => (day < 100 ? (day * 5) % 4 : 900 + ((day * 37) % 200)));
    const points = forecast(rollingForecast({ start, values }, defaultMembers), 92);
    expect(points.length).toBeGreaterThan(80);
    for (const { yhat, yhat_lower, yhat_upper, band_80, band_50 } of points) {
      const ascending = [yhat_lower, band_80[0], band_50[0], yhat, band_50[1], band_80[1], yhat_upper];
      expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
      expect(yhat_upper).toBeGreaterThan(yhat_lower);
      expect(yhat_upper).toBeLessThan(2200 + 1);
      expect(yhat_lower).toBeGreaterThan(-1100 - 1);
    }
  },
);

test('a shop that had only zeros before it began is forecast by what it sells since, after two weeks', () => {
  const values = Array.from({ length: 130 }, (_, day) => (day < 100 ? 0 : 900 + ((day * 37) % 200)));
  const { ahead } = rollingForecast({ start, values }, defaultMembers);
  for (const yhat of ahead(130, 28)) {
    expect(yhat).toBeGreaterThan(800);
    expect(yhat).toBeLessThan(1200);
  }
});
