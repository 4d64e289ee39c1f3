import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { random } from '../../demo/chance/random.ts';
import { clamped, empiricalBand, smallestHalfWidth, withZero } from './band.ts';
import { intervalLevels, percentOf } from './levels.ts';

const anyErrors = fc.array(
  fc.integer({ min: -3_000_000, max: 3_000_000 }).map((millionths) => millionths / 1_000_000),
  {
    minLength: 7,
    maxLength: 60,
    size: 'max',
  },
);

test('six errors are too few for a band, seven are enough', () => {
  const some = [0.1, -0.2, 0.3, 0, 0.05, -0.1, 0.2];
  expect(empiricalBand(100, [], 'log')).toBeNull();
  expect(empiricalBand(100, some.slice(1), 'log')).toBeNull();
  expect(empiricalBand(100, some, 'log')).not.toBeNull();
});

test.each(['log', 'linear'] as const)('a forecast without errors has a band of 1.96 % to either side (%s)', (scale) => {
  const band = empiricalBand(
    200,
    Array.from({ length: 30 }, () => 0),
    scale,
  );
  expect(band?.yhat_lower).toBeCloseTo(200 * (1 - 0.0196), 1);
  expect(band?.yhat_upper).toBeCloseTo(200 * (1 + 0.0196), 1);
});

test('the band of a constant 0 is 0', () => {
  expect(
    empiricalBand(
      0,
      Array.from({ length: 30 }, () => 0),
      'linear',
    ),
  ).toEqual({
    yhat_lower: 0,
    yhat_upper: 0,
    intervals: [0.8, 0.5].map((level) => ({ level, lower: 0, upper: 0 })),
  });
});

test('the forecast is in its band, also where all errors are on one side', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      anyErrors,
      fc.constantFrom('log', 'linear'),
      (yhat, errors, scale) => {
        for (const side of [errors, errors.map(Math.abs), errors.map((error) => -Math.abs(error))]) {
          const { yhat_lower, yhat_upper } = empiricalBand(yhat, side, scale) ?? {
            yhat_lower: Number.NaN,
            yhat_upper: Number.NaN,
          };
          expect(yhat_lower).toBeLessThanOrEqual(yhat);
          expect(yhat_upper).toBeGreaterThanOrEqual(yhat);
        }
      },
    ),
  );
});

test('fewer than 39 errors are all covered: a fortieth of them is less than one', () => {
  fc.assert(
    fc.property(anyErrors, (errors) => {
      const some = errors.slice(0, 38);
      const { yhat_lower, yhat_upper } = empiricalBand(0, some, 'linear') ?? {
        yhat_lower: Number.NaN,
        yhat_upper: Number.NaN,
      };
      expect(yhat_lower).toBe(Math.min(0, ...some));
      expect(yhat_upper).toBe(Math.max(0, ...some));
    }),
  );
});

test.each([
  ['log', 50, 180, 0.95],
  ['linear', 0, 180, 0.95],
  ['linear', 0, 60, 0.95],
  // The smallest and largest of 28: each new value is equally likely to take any of 29 ranks, and lies outside at 2.
  ['linear', 0, 28, 27 / 29],
] as const)(
  'the next value is in the band with its nominal probability (%s, yhat %d, %d errors: %d)',
  (scale, yhat, count, share) => {
    const draws = random(11, yhat + count);
    const TRIALS = cases(2000);
    const noise = () => 0.1 * draws.normal();
    let covered = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const band = empiricalBand(yhat, Array.from({ length: count }, noise), scale);
      const next = scale === 'log' ? yhat * Math.exp(noise()) : yhat + noise();
      if (band && next >= band.yhat_lower && next <= band.yhat_upper) covered++;
    }
    expect(Math.abs(covered / TRIALS - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / TRIALS));
  },
);

const anyLevel = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });

test('intervals of any levels nest and contain the forecast', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      anyErrors,
      fc.constantFrom('log', 'linear'),
      fc.array(anyLevel, { maxLength: 6 }),
      fc.boolean(),
      (yhat, errors, scale, requested, isMostlyZero) => {
        const levels = intervalLevels(requested);
        const band = empiricalBand(yhat, errors, scale, yhat, levels);
        if (!band) throw new Error('seven errors are enough');
        const limited = clamped(isMostlyZero ? withZero(band, 0) : band, [-2 * yhat, 3 * yhat]);
        const usual = { level: 0.95, lower: limited.yhat_lower, upper: limited.yhat_upper };
        const widestFirst = [...limited.intervals, usual].toSorted((a, b) => b.level - a.level);
        expect(widestFirst.map(({ level }) => level)).toEqual(levels);
        let [lower, upper] = [-Infinity, Infinity];
        for (const interval of widestFirst) {
          expect(interval.lower).toBeGreaterThanOrEqual(lower);
          expect(interval.upper).toBeLessThanOrEqual(upper);
          expect(interval.lower).toBeLessThanOrEqual(yhat);
          expect(interval.upper).toBeGreaterThanOrEqual(yhat);
          [lower, upper] = [interval.lower, interval.upper];
        }
      },
    ),
  );
});

test.each([0.5, 0.8, 0.9, 0.99])('the next value is in the interval of level %d with that probability', (level) => {
  const draws = random(5, 100 * level);
  const TRIALS = cases(3000);
  let covered = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const errors = Array.from({ length: 399 }, () => draws.normal());
    const interval = empiricalBand(0, errors, 'linear', 0, intervalLevels([level]))?.intervals[0];
    const next = draws.normal();
    if (interval && next >= interval.lower && next <= interval.upper) covered++;
  }
  expect(Math.abs(covered / TRIALS - level)).toBeLessThan(3 * Math.sqrt((level * (1 - level)) / TRIALS));
});

// Half the width of a normal distribution's central intervals, to four digits: any table of them.
test.each([
  [0.5, 0.6745],
  [0.8, 1.2816],
  [0.95, 1.96],
  [0.99, 2.5758],
])('at level %d an interval extends at least %d percent to either side', (level, percent) => {
  expect(smallestHalfWidth(level)).toBe(percent * 0.01);
});

test.each([0, 1, -0.5, 95, Number.NaN])('a level of %d is refused', (level) => {
  expect(() => intervalLevels([0.8, level])).toThrow(`levels must lie between 0 and 1, not ${level}`);
});

test('a level in percent has no more digits than the level', () => {
  for (let thousandths = 1; thousandths < 1000; thousandths++)
    expect(String(percentOf(thousandths / 1000))).toMatch(/^\d{1,2}(\.\d)?$/);
});

test('where zero is the most frequent value, wide intervals hold a usual other one, and all hold zero', () => {
  const intervals = [
    { level: 0.99, lower: -1, upper: 0 },
    { level: 0.8, lower: 0.1, upper: 0.2 },
  ];
  expect(withZero({ yhat_lower: 0, yhat_upper: 0, intervals }, 60)).toEqual({
    ...{ yhat_lower: 0, yhat_upper: 60 },
    intervals: [
      { level: 0.99, lower: -1, upper: 60 },
      { level: 0.8, lower: 0, upper: 0.2 },
    ],
  });
  // Refunds.
  expect(withZero({ yhat_lower: 0, yhat_upper: 0, intervals: [] }, -60)).toMatchObject({
    yhat_lower: -60,
    yhat_upper: 0,
  });
});
