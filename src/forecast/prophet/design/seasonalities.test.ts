import { describe, expect, test } from 'vitest';
import { settings, type ProphetOptions } from './options.ts';
import type { Times } from './rows.ts';
import { seasonalities, writeSeasonality } from './seasonalities.ts';

const HOUR_MS = 3_600_000;

/** Names and orders of the seasonalities of evenly spaced rows, as 'yearly 10, weekly 3'. */
function selected(spanHours: number, everyHours: number, options: ProphetOptions = {}, weightSum?: number): string {
  const rows = Math.floor(spanHours / everyHours) + 1;
  const ds = new Float64Array(rows).map((_, row) => row * everyHours * HOUR_MS);
  return seasonalities(ds, weightSum ?? rows, settings(options))
    .map(({ name, order }) => `${name} ${order}`)
    .join(', ');
}

describe("automatic seasonalities follow Prophet's rules", () => {
  test.each([
    ['730 days', 730 * 24, 24, 'yearly 10, weekly 3'],
    ['729 days', 729 * 24, 24, 'weekly 3'],
    ['14 days', 14 * 24, 24, 'weekly 3'],
    ['13 days', 13 * 24, 24, ''],
    ['weekly rows', 200 * 7 * 24, 7 * 24, 'yearly 10'],
    ['14 days of hours', 14 * 24, 1, 'weekly 3, daily 4'],
    ['2 days of hours', 48, 1, 'daily 4'],
    ['47 hours', 47, 1, ''],
    ['rows every 12 hours', 400 * 24, 12, 'weekly 3, daily 4'],
  ])('%s', (_, spanHours, everyHours, expected) => {
    expect(selected(spanHours, everyHours)).toBe(expected);
  });

  test('simultaneous rows do not count as closely spaced', () => {
    const ds = Float64Array.from([0, 0, 30, 30, 60].map((day) => day * 24 * HOUR_MS));
    expect(seasonalities(ds, 5, settings({}))).toEqual([]);
  });
});

test('an explicit option overrides the automatic choice', () => {
  const options = { yearly_seasonality: true, weekly_seasonality: false, daily_seasonality: 2 } as const;
  expect(selected(100 * 24, 24, options)).toBe('yearly 10, daily 2');
  expect(selected(100 * 24, 24, { weekly_seasonality: 0 })).toBe('');
});

test('a custom seasonality replaces the automatic one of the same name', () => {
  const seasonality = { name: 'weekly', period: 7, fourier_order: 2, prior_scale: 5 };
  expect(selected(100 * 24, 24, { seasonalities: [seasonality] })).toBe('weekly 2');
});

describe('a conditional seasonality', () => {
  const ds = new Float64Array(4).map((_, row) => row * 24 * HOUR_MS);
  const seasonality = {
    name: 'open',
    period: 5,
    fourier_order: 1,
    condition_name: 'is_open',
    mode: 'multiplicative',
  } as const;
  const [season] = seasonalities(ds, 4, settings({ seasonalities: [seasonality] }));
  const written = (conditions?: Times['conditions']) => {
    const out = new Float64Array(8);
    if (season)
      writeSeasonality(season, { ds, ...(conditions && { conditions }) }, Int32Array.of(0, 1, 2, 3), ds, out, 0, 2);
    return Array.from(out, (value) => Number(value.toFixed(6)));
  };

  test('is zero where its condition is false', () => {
    const all = written({ is_open: [true, true, true, true] });
    expect(all).toEqual([0, 1, 0.951057, 0.309017, 0.587785, -0.809017, -0.587785, -0.809017]);
    expect(written({ is_open: [false, true, false, true] })).toEqual(
      all.map((value, at) => (Math.floor(at / 2) % 2 === 1 ? value : 0)),
    );
    expect(season?.mode).toBe('multiplicative');
  });

  test('is rejected if its condition is missing or incomplete', () => {
    expect(() => written()).toThrow('condition is_open is missing');
    expect(() => written({ is_open: [true] })).toThrow('row 1 must be true or false');
  });
});

test('the Fourier order is at most a quarter of the number of rows', () => {
  expect(selected(750 * 24, 30 * 24)).toBe('yearly 6');
  expect(selected(14 * 24, 24, {}, 8)).toBe('weekly 2');
  expect(selected(14 * 24, 24, {}, 3)).toBe('');
});
