import { expect, test } from 'vitest';
import { quantile } from '../../stats/quantile.ts';
import { random } from '../../demo/chance/random.ts';
import { MONDAY, settled, shop, usual } from '../../../test/fixtures/histories.ts';
import { oneDayBand, usualOther } from './one-day-band.ts';
import { rollingForecast } from '../ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';

const bandsOf = (values: readonly (number | null)[]) => {
  const rolling = rollingForecast({ start: MONDAY, values }, [seasonalNaive, weekdayMean]);
  return { rolling, bands: Array.from({ length: values.length + 1 }, (_, index) => oneDayBand(rolling, index)) };
};

test('the first band is on the fifteenth day: one week to forecast from, seven errors to estimate it', () => {
  const { bands } = bandsOf(shop(30, 0.1, 1));
  expect(bands.findIndex((band) => band !== null)).toBe(14);
  expect(bands.slice(14).every((band) => band !== null)).toBe(true);
});

test('the 95 % intervals of three years cover 93 to 97 of 100 days', () => {
  const values = shop(1095, 0.2, 2);
  const { bands } = bandsOf(values);
  const judged = values.flatMap((value, index) => {
    const band = index < 60 ? null : bands[index];
    return band ? [value >= band.yhat_lower && value <= band.yhat_upper] : [];
  });
  const covered = judged.filter(Boolean).length / judged.length;
  expect(covered).toBeGreaterThan(0.93);
  expect(covered).toBeLessThan(0.97);
});

test('errors of more than 180 days ago have no effect', () => {
  // Quiet for 195 days, the last 180 of them forecast from quiet weeks: three deviations of sqrt(2) times 3 % is as far as a band reaches.
  const width = (noisyDays: number, quietDays: number) => {
    const band = bandsOf(settled(noisyDays, quietDays)).bands.at(-1);
    return band ? Math.log(band.yhat_upper / band.yhat_lower) / 2 : Number.NaN;
  };
  expect(width(200, 210)).toBeLessThan(3 * Math.SQRT2 * 0.03);
  expect(width(200, 60)).toBeGreaterThan(3 * Math.SQRT2 * 0.03);
});

test('the size of an incident has no effect on later bands, and two days of it widen them by little', () => {
  const values = shop(200, 0.05, 3);
  const after = (change: (value: number) => number | null) =>
    bandsOf(values.map((value, index) => (index === 150 || index === 151 ? change(value) : value))).bands.slice(152);
  const incident = after((value) => 0.2 * value);
  const missing = after(() => null);
  expect(after((value) => 0.05 * value)).toEqual(incident);
  const width = (bands: typeof incident, at: number) =>
    (bands[at]?.yhat_upper ?? 0) / (bands[at]?.yhat_lower ?? Number.NaN) - 1;
  for (let at = 0; at < incident.length; at++) {
    expect(width(incident, at)).toBeGreaterThan(0.95 * width(missing, at));
    expect(width(incident, at)).toBeLessThan(1.4 * width(missing, at));
  }
});

test('where the forecast of a positive series is zero, the band is on the linear scale, and as narrow as for a twentieth of a usual day', () => {
  const values = Array.from({ length: 60 }, (_, index) => (index % 7 === 6 ? 0 : usual(index)));
  const { rolling, bands } = bandsOf(values);
  expect(rolling.yhat(55)).toBe(0);
  const deviation = 0.01 * 0.05 * (quantile(values.slice(0, 55), 0.5) ?? 0);
  expect(bands[55]?.yhat_upper).toBeCloseTo(1.96 * deviation, 12);
  expect(bands[55]?.intervals[0]).toEqual({
    level: 0.8,
    lower: expect.closeTo(-1.2816 * deviation, 12),
    upper: expect.closeTo(1.2816 * deviation, 12),
  });
});

test('each weekday has its own width: the interval covers 95 % of Sundays with twice the noise, and of Tuesdays', () => {
  const draws = random(4, 1);
  const values = Array.from({ length: 1456 }, (_, index) => {
    const deviation = index % 7 === 6 ? 0.2 : 0.1;
    return 1000 * Math.exp(deviation * draws.normal());
  });
  const { bands } = bandsOf(values);
  const coverageOn = (at: number) => {
    const judged = values.flatMap((value, index) => {
      const band = index < 364 || index % 7 !== at ? null : bands[index];
      return band ? [value >= band.yhat_lower && value <= band.yhat_upper] : [];
    });
    return judged.filter(Boolean).length / judged.length;
  };
  for (const at of [6, 1]) {
    expect(coverageOn(at)).toBeGreaterThan(0.9);
    expect(coverageOn(at)).toBeLessThan(0.985);
  }
});

test('a usual other value is one of the last year, if there was any', () => {
  const yearly = (size: number): number[] => Array.from({ length: 364 }, (_, index) => (index % 50 === 0 ? size : 0));
  const values = [...yearly(10), ...yearly(10), ...yearly(100)];
  expect(usualOther(values, 3 * 364)).toBe(100);
  expect(usualOther(values, 2 * 364)).toBe(10);
  expect(usualOther([...yearly(10), ...Array<number>(400).fill(0)], 764)).toBe(10);
  expect(usualOther([0, null], 2)).toBe(0);
});
