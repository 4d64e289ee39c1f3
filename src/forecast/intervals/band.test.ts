import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../../demo/chance/random.ts';
import { empiricalBand } from './band.ts';

const misses = fc.array(
  fc.integer({ min: -3_000_000, max: 3_000_000 }).map((millionths) => millionths / 1_000_000),
  {
    minLength: 7,
    maxLength: 60,
    size: 'max',
  },
);

test('six misses are too few for a band, seven are enough', () => {
  const some = [0.1, -0.2, 0.3, 0, 0.05, -0.1, 0.2];
  expect(empiricalBand(100, [], 'log')).toBeNull();
  expect(empiricalBand(100, some.slice(1), 'log')).toBeNull();
  expect(empiricalBand(100, some, 'log')).not.toBeNull();
});

test.each(['log', 'linear'] as const)(
  'a forecast that never missed still has a band of 1.96 % to either side (%s)',
  (scale) => {
    const band = empiricalBand(
      200,
      Array.from({ length: 30 }, () => 0),
      scale,
    );
    expect(band?.yhat_lower).toBeCloseTo(200 * (1 - 0.0196), 1);
    expect(band?.yhat_upper).toBeCloseTo(200 * (1 + 0.0196), 1);
  },
);

test('the band of a constant 0 is 0', () => {
  expect(
    empiricalBand(
      0,
      Array.from({ length: 30 }, () => 0),
      'linear',
    ),
  ).toEqual({ yhat_lower: 0, yhat_upper: 0, band_80: [0, 0], band_50: [0, 0] });
});

test('the forecast lies in its band, also where all misses were on one side', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      misses,
      fc.constantFrom('log', 'linear'),
      (yhat, missed, scale) => {
        for (const side of [missed, missed.map(Math.abs), missed.map((miss) => -Math.abs(miss))]) {
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

test('fewer than 39 misses are all held: a fortieth of them is less than one', () => {
  fc.assert(
    fc.property(misses, (missed) => {
      const some = missed.slice(0, 38);
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
  'the next value lies in the band as often as it says (%s, yhat %d, %d misses: %d)',
  (scale, yhat, count, share) => {
    const draws = random(11, yhat + count);
    const TRIALS = 2000;
    const noise = () => 0.1 * draws.normal();
    let held = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const band = empiricalBand(yhat, Array.from({ length: count }, noise), scale);
      const next = scale === 'log' ? yhat * Math.exp(noise()) : yhat + noise();
      if (band && next >= band.yhat_lower && next <= band.yhat_upper) held++;
    }
    expect(Math.abs(held / TRIALS - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / TRIALS));
  },
);
