import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaries, type Boundaries, type BoundaryInput } from './boundaries.ts';
import type { Expectation } from './expectation.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';

const MANY_EVENTS = 1_000_000;

/** A usual day: a forecast of 1,000 after a year, noise of 5 %, and differences over 20 matter. */
const usual: BoundaryInput = {
  yhat: 1000,
  band: { yhat_lower: 900, yhat_upper: 1100 },
  scale: 'log',
  spread: 0.05,
  floor: 20,
  volume: null,
  knownDays: 365,
  nearZeroIsRare: true,
};
const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: false };
const orders: Rule = { ...takings, unit: 'count', nonNegative: true };

/** A count of events a day, of which so many are expected, with a band and noise that ask for nothing. */
const counted = (expected: number): BoundaryInput => ({
  ...usual,
  yhat: expected,
  band: { yhat_lower: expected, yhat_upper: expected },
  scale: 'linear',
  spread: 0,
  floor: 0,
  volume: 1,
});

const statusOf = (value: number, input: BoundaryInput, rule: Rule) => {
  const expected: Expectation = {
    ...boundaries(input, rule),
    yhat: input.yhat,
    yhat_lower: input.band?.yhat_lower ?? null,
    yhat_upper: input.band?.yhat_upper ?? null,
    intervals: [],
    spread: input.spread,
    scale: input.scale,
    known_days: input.knownDays,
    special_day: null,
    implausible_above: null,
    yhat_before: null,
    windows: [],
  };
  return judge({ value, complete: true, closed: false, volume: MANY_EVENTS }, expected, rule).status;
};

/** P(X <= count) of a Poisson count, term by term. */
function poissonAtMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = 0;
  for (let events = 0; events <= count; events++) {
    sum += term;
    term *= mean / (events + 1);
  }
  return sum;
}

const rules: fc.Arbitrary<Rule> = fc.record({
  unit: fc.constantFrom('currency', 'count', 'share', 'ms'),
  direction: fc.constantFrom('up', 'down', 'both'),
  tolerance: fc.constantFrom(0, 0.05, 0.1, 0.3, 1),
  minChange: fc.constant(null),
  nonNegative: fc.boolean(),
});

const spreads = fc.integer({ min: 1, max: 150 }).map((percent) => percent / 100);
const upTo = (most: number) => fc.integer({ min: 0, max: 1000 }).map((part) => (part / 1000) * most);

const shared = {
  knownDays: fc.constantFrom(0, 13, 14, 27, 28, 400),
  nearZeroIsRare: fc.boolean(),
};

/** Inputs on logs: the lower end of the band is anywhere down to 2 % of the forecast. */
const logInputs: fc.Arbitrary<BoundaryInput> = fc
  .record({
    ...shared,
    yhat: fc.integer({ min: 1, max: 1_000_000 }),
    spread: spreads,
    floor: upTo(1.2),
    below: upTo(3.912),
    above: upTo(2),
    hasBand: fc.boolean(),
  })
  .map(({ yhat, floor, below, above, hasBand, ...rest }) => ({
    ...rest,
    yhat,
    scale: 'log' as const,
    floor: floor * yhat,
    volume: null,
    band: hasBand ? { yhat_lower: yhat * Math.max(0.02, Math.exp(-below)), yhat_upper: yhat * Math.exp(above) } : null,
  }));

const linearInputs: fc.Arbitrary<BoundaryInput> = fc
  .record({
    ...shared,
    yhat: fc.integer({ min: -1000, max: 1000 }),
    spread: upTo(300),
    floor: upTo(500),
    below: upTo(800),
    above: upTo(800),
    hasBand: fc.boolean(),
  })
  .map(({ below, above, hasBand, ...rest }) => ({
    ...rest,
    scale: 'linear' as const,
    volume: null,
    band: hasBand ? { yhat_lower: rest.yhat - below, yhat_upper: rest.yhat + above } : null,
  }));

const inputs = fc.oneof(logInputs, linearInputs);

/** The next number that a computer knows, up or down. */
function neighbour(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 === direction > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

test('without a band the only boundary is that of near zero', () => {
  const none = { warning_lower: null, warning_upper: null, critical_lower: null, critical_upper: null };
  expect(boundaries({ ...usual, band: null, nearZeroIsRare: false }, takings)).toEqual(none);
  expect(boundaries({ ...usual, band: null }, takings)).toEqual({ ...none, warning_lower: 100, critical_lower: 100 });
});

test('an order or two of a shop that has one in six days is no surprise, and money of many orders is judged by its spread', () => {
  const upper = (expected: number, orderCount: number | null) =>
    boundaries(
      {
        ...usual,
        yhat: expected,
        band: { yhat_lower: 0, yhat_upper: expected },
        scale: 'linear',
        spread: 1,
        floor: 1,
        orders: orderCount,
      },
      takings,
    ).warning_upper;
  const [withoutOrders, sparse] = [upper(4, null), upper(4, 1 / 6)];
  // Orders of 24: a single one of usual size would be a surprise by the spread of days, nearly all of which are 0.
  expect(withoutOrders).toBeLessThan(24);
  expect(sparse).toBeGreaterThan(3 * 24);
  // Less than one in a million days has so many orders: P(X >= 8) for a mean of 1/6.
  expect(1 - poissonAtMost(7, 1 / 6)).toBeLessThan(1e-6);
  expect(sparse).toBeLessThan(8 * 24);
  expect(upper(4, 100)).toBe(withoutOrders);
});

describe('a verdict changes exactly at the boundaries', () => {
  const crossings = (found: Boundaries) => [
    { boundary: found.warning_lower, outwards: -1 as const, beyond: ['warning', 'critical'] },
    { boundary: found.warning_upper, outwards: 1 as const, beyond: ['warning', 'critical'] },
    { boundary: found.critical_lower, outwards: -1 as const, beyond: ['critical'] },
    { boundary: found.critical_upper, outwards: 1 as const, beyond: ['critical'] },
  ];

  test('to the last bit, for every input and rule', () => {
    fc.assert(
      fc.property(inputs, rules, (input, rule) => {
        for (const { boundary, outwards, beyond } of crossings(boundaries(input, rule))) {
          const [at, outside] = boundary === null ? [null, null] : [boundary, neighbour(boundary, outwards)];
          expect(at === null || !beyond.includes(statusOf(at, input, rule))).toBe(true);
          expect(outside === null || beyond.includes(statusOf(outside, input, rule))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the Critical ones no nearer to the expected than the Warning ones', () => {
    fc.assert(
      fc.property(inputs, rules, (input, rule) => {
        const { warning_lower, warning_upper, critical_lower, critical_upper } = boundaries(input, rule);
        const inOrder = [critical_lower, warning_lower, input.yhat, warning_upper, critical_upper].filter(
          (value) => value !== null,
        );
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
        expect(inOrder.every(Number.isFinite)).toBe(true);
        expect(critical_lower === null || warning_lower !== null).toBe(true);
        expect(critical_upper === null || warning_upper !== null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('evidence and effect', () => {
  /** The forecast error by its definition: log(max(y, 0.02 yhat) / yhat), or the difference. */
  const errorOf = (value: number, { yhat, scale }: BoundaryInput) =>
    scale === 'log' ? Math.log(Math.max(value, 0.02 * yhat) / yhat) : value - yhat;

  function isFarOut(value: number, input: BoundaryInput, score: number, tolerance: number): boolean {
    const { band, yhat, spread, floor } = input;
    const nothingSaysWhatIsFar = spread === 0 && floor === 0;
    if (band === null || nothingSaysWhatIsFar) return false;
    const error = errorOf(value, input);
    const isOutsideBand =
      value < yhat ? error < errorOf(band.yhat_lower, input) - 1e-12 : error > errorOf(band.yhat_upper, input) + 1e-12;
    const change = Math.abs(value - yhat);
    return isOutsideBand && Math.abs(error) > score * spread && change > tolerance * Math.abs(yhat) && change > floor;
  }

  function statusByDefinition(value: number, input: BoundaryInput, rule: Rule): string {
    const { direction, tolerance } = rule;
    const isHarmful = direction === 'both' || direction === (value < input.yhat ? 'down' : 'up');
    const isNearZero = input.nearZeroIsRare && input.yhat >= input.floor && input.yhat > 0 && value < 0.1 * input.yhat;
    const isFarCritical = input.knownDays >= 28 && isFarOut(value, input, 6, Math.max(tolerance, 0.15));
    if (isHarmful && (isNearZero || isFarCritical)) return 'critical';
    if (input.knownDays >= 14 && isFarOut(value, input, 4.3, tolerance)) return 'warning';
    if (input.knownDays < 14 || input.band === null) return 'learning';
    const { warning_lower, warning_upper } = boundaries(input, rule);
    const isSeen =
      (direction !== 'up' && warning_lower !== null && warning_lower !== 0) ||
      (direction !== 'down' && warning_upper !== null);
    return isSeen ? 'normal' : 'unclear';
  }

  test('both decide, at every value, as the definition says', () => {
    const places = fc.oneof(upTo(0.2), upTo(3), fc.constantFrom(0, -1, 1, 30));
    fc.assert(
      fc.property(inputs, rules, places, (input, rule, place) => {
        const value = input.scale === 'log' ? place * input.yhat : input.yhat + (place - 1.5) * 1000;
        fc.pre(!rule.nonNegative || value >= 0);
        const near = Object.values(boundaries(input, rule)).some(
          (boundary: number | null) =>
            boundary !== null && Math.abs(value - boundary) < 1e-6 * (1 + Math.abs(boundary)),
        );
        fc.pre(!near);
        expect(statusOf(value, input, rule)).toBe(statusByDefinition(value, input, rule));
      }),
      { numRuns: 2000 },
    );
  });

  test('a value outside the band is Normal while it is not far out for the noise', () => {
    // 4.3 and 6 times 5 % on logs: 1000 e^-0.215 and 1000 e^-0.3.
    expect([890, 810, 800, 745, 735].map((value) => statusOf(value, usual, takings))).toEqual([
      'normal',
      'normal',
      'warning',
      'warning',
      'critical',
    ]);
  });

  test('a value far out is Normal within the tolerance', () => {
    const quiet = { ...usual, band: { yhat_lower: 990, yhat_upper: 1010 }, spread: 0.001 };
    expect([951, 949, 851, 849].map((value) => statusOf(value, quiet, takings))).toEqual([
      'normal',
      'warning',
      'warning',
      'critical',
    ]);
  });

  test('a value far out is Normal while the difference is too small to matter, however large in percent', () => {
    const small = { ...usual, yhat: 10, band: { yhat_lower: 9, yhat_upper: 11 }, spread: 0.01 };
    expect([-9, 29, 31].map((value) => statusOf(value, { ...small, nearZeroIsRare: false }, takings))).toEqual([
      'normal',
      'normal',
      'warning',
    ]);
  });

  test('a series so noisy that nothing would be far out has no lower boundary', () => {
    // 4.3 times 0.95 is more than -ln 0.02: the error of a day at zero is smaller.
    expect(boundaries({ ...usual, spread: 0.95, nearZeroIsRare: false }, takings).warning_lower).toBeNull();
    expect(boundaries({ ...usual, spread: 0.85, nearZeroIsRare: false }, takings).warning_lower).toBeCloseTo(
      1000 * Math.exp(-4.3 * 0.85),
      6,
    );
  });

  test('where days of nothing are within the band, one more is not outside it', () => {
    const band = { yhat_lower: 0.02 * 1000, yhat_upper: 2000 };
    expect(statusOf(0, { ...usual, band, nearZeroIsRare: false }, takings)).toBe('unclear');
  });

  test('a value that cannot be has no boundary', () => {
    const wide = {
      ...usual,
      scale: 'linear' as const,
      spread: 300,
      band: { yhat_lower: -100, yhat_upper: 2100 },
      nearZeroIsRare: false,
    };
    expect(boundaries(wide, { ...takings, nonNegative: true }).warning_lower).toBeNull();
    expect(boundaries(wide, takings).warning_lower).toBeCloseTo(1000 - 4.3 * 300, 9);
    expect(
      boundaries({ ...usual, nearZeroIsRare: false }, { ...takings, tolerance: 1, nonNegative: true }).warning_lower,
    ).toBeNull();
  });
});

describe('direction', () => {
  test('a favourable surprise is never Critical', () => {
    fc.assert(
      fc.property(inputs, rules, (input, rule) => {
        const { critical_lower, critical_upper } = boundaries(input, rule);
        expect(rule.direction === 'up' ? critical_lower : null).toBeNull();
        expect(rule.direction === 'down' ? critical_upper : null).toBeNull();
      }),
    );
  });

  test('a surprise the business likes is a Warning at most, one that it regrets may be Critical', () => {
    const statuses = (direction: Rule['direction']) =>
      [1, 1e9].map((value) => statusOf(value, usual, { ...takings, direction }));
    expect(statuses('down')).toEqual(['critical', 'warning']);
    expect(statuses('up')).toEqual(['warning', 'critical']);
    expect(statuses('both')).toEqual(['critical', 'critical']);
  });
});

describe('cold start', () => {
  const after = (knownDays: number, value: number) => statusOf(value, { ...usual, knownDays }, takings);

  test('under 14 known days only a value near zero has a verdict', () => {
    expect([101, 1e9, 99].map((value) => after(13, value))).toEqual(['learning', 'learning', 'critical']);
  });

  test('from 14 to 27 a day is a Warning at most, nearly nothing apart', () => {
    for (const days of [14, 27])
      expect([101, 1e9, 99].map((value) => after(days, value))).toEqual(['warning', 'warning', 'critical']);
  });

  test('from 28 on a day can be Critical', () => {
    expect(after(28, 101)).toBe('critical');
  });
});

describe('near zero', () => {
  const noisy = { ...usual, spread: 1 };

  test('is Critical at once, however noisy the series', () => {
    expect([-500, 0, 99, 101].map((value) => statusOf(value, noisy, takings))).toEqual([
      'critical',
      'critical',
      'critical',
      'normal',
    ]);
  });

  test('is not where such days are a habit, where nothing is expected, or where less is better', () => {
    expect(statusOf(0, { ...noisy, nearZeroIsRare: false }, takings)).toBe('unclear');
    expect(
      statusOf(
        0,
        { ...noisy, scale: 'linear', yhat: 0, spread: 300, band: { yhat_lower: -1, yhat_upper: 1 } },
        takings,
      ),
    ).toBe('normal');
    expect(statusOf(0, noisy, { ...takings, direction: 'up' })).toBe('normal');
  });

  test('of a count is never what Poisson gives one day in a million, and is seen from 14 expected on', () => {
    for (let expected = 0.5; expected <= 200; expected += 0.5) {
      const boundary = boundaries({ ...counted(expected), band: null }, orders).critical_lower;
      const mostCritical = boundary === null ? -1 : Math.ceil(boundary) - 1;
      expect(poissonAtMost(mostCritical, expected)).toBeLessThan(1e-6);
      expect(mostCritical).toBeLessThanOrEqual(0.1 * expected);
      expect(mostCritical >= 0).toBe(expected >= 14);
    }
    // 2 of 21: P(X <= 2) is 1.9e-7.
    expect(boundaries({ ...counted(21), band: null }, orders).critical_lower).toBeCloseTo(2.1, 12);
  });

  test('of a share is so by the events behind it', () => {
    const rate: Rule = { ...orders, unit: 'share', direction: 'down' };
    const conversion = (volume: number) => statusOf(0, { ...counted(0.02), band: null, volume, knownDays: 5 }, rate);
    expect([100, 690, 700, 5000].map(conversion)).toEqual(['learning', 'learning', 'critical', 'critical']);
  });
});

describe('counts', () => {
  const atMost = (expected: number) =>
    boundaries(counted(expected), { ...orders, direction: 'up' }).warning_upper ?? Number.NaN;

  test('where one in a hundred is expected, one event is nothing', () => {
    // The eighth error is the first beyond the boundary: (sqrt(0.01 + 3/8) + 4.3/2)² - 3/8 = 7.3.
    const failures: Rule = { ...orders, direction: 'up' };
    expect([0, 1, 7, 8, 12, 13].map((events) => statusOf(events, counted(0.01), failures))).toEqual([
      ...['normal', 'normal', 'normal'],
      ...['warning', 'warning', 'critical'],
    ]);
  });

  test.each([0, 0.01, 0.1, 1, 3, 10, 30, 100, 300])(
    'with %d expected, Poisson gives more than the boundary less than once in 100,000 days',
    (expected) => {
      expect(1 - poissonAtMost(Math.floor(atMost(expected)), expected)).toBeLessThan(1e-5);
    },
  );

  test.each([30, 100, 300])(
    'with %d expected, the boundaries are no blinder than one day in ten million',
    (expected) => {
      const lower = boundaries({ ...counted(expected), nearZeroIsRare: false }, orders).warning_lower ?? Number.NaN;
      expect(1 - poissonAtMost(Math.floor(atMost(expected)), expected)).toBeGreaterThan(1e-7);
      expect(poissonAtMost(Math.ceil(lower) - 1, expected)).toBeLessThan(5e-5);
      expect(poissonAtMost(Math.ceil(lower) - 1, expected)).toBeGreaterThan(1e-7);
    },
  );

  test('a share of the same events has the same boundaries, divided', () => {
    const rate = boundaries({ ...counted(0.01), volume: 1000 }, { ...orders, unit: 'share', direction: 'up' });
    const count = boundaries(counted(10), { ...orders, direction: 'up' });
    expect(rate.warning_upper).toBeCloseTo((count.warning_upper ?? Number.NaN) / 1000, 12);
    expect(rate.critical_upper).toBeCloseTo((count.critical_upper ?? Number.NaN) / 1000, 12);
  });

  test('few events have no lower boundary: none of them would be no surprise', () => {
    expect(boundaries(counted(3), orders)).toMatchObject({ warning_lower: null, critical_lower: null });
  });
});

describe('a sum of money whose orders are counted', () => {
  const input = (orders: number | null): BoundaryInput => ({ ...usual, band: null, knownDays: 5, orders });

  test('is nearly nothing only where so few orders would be no bad luck', () => {
    // exp(-13) is over a millionth, exp(-14) under it: P(no order) of a Poisson count.
    expect(boundaries(input(13), takings).critical_lower).toBeNull();
    expect(boundaries(input(14), takings).critical_lower).toBeCloseTo(1000 / 14, 9);
    expect(boundaries(input(0), takings).critical_lower).toBeNull();
  });

  test('of many orders is nearly nothing under a tenth, as one whose orders nobody counts', () => {
    expect(boundaries(input(200), takings).critical_lower).toBeCloseTo(100, 9);
    expect(boundaries(input(null), takings).critical_lower).toBeCloseTo(100, 9);
  });
});

test('a series of zeros has no boundaries: no cent is too much', () => {
  const always = {
    ...usual,
    yhat: 0,
    band: { yhat_lower: 0, yhat_upper: 0 },
    scale: 'linear',
    spread: 0,
    floor: 0,
  } as const;
  const none = { warning_lower: null, warning_upper: null, critical_lower: null, critical_upper: null };
  expect(boundaries(always, { ...takings, direction: 'both' })).toEqual(none);
  expect(statusOf(0.01, always, { ...takings, direction: 'both' })).toBe('unclear');
  // One event more than none is another matter: counts have a noise of their own.
  expect(boundaries({ ...always, volume: 1 }, { ...orders, direction: 'up' }).warning_upper).toBeGreaterThan(1);
});

test('an empty day of five orders is no surprise by any rule, and one of ten is a Warning', () => {
  const lower = (orderCount: number) => {
    const { warning_lower, critical_lower } = boundaries({ ...usual, orders: orderCount }, takings);
    return [warning_lower !== null && warning_lower > 0, critical_lower !== null && critical_lower > 0];
  };
  expect(lower(5)).toEqual([false, false]);
  expect(lower(10)).toEqual([true, false]);
  expect(lower(20)).toEqual([true, true]);
});

test('near zero is no news where less is expected than matters', () => {
  const nearZero = (floor: number) => boundaries({ ...usual, band: null, floor }, takings).critical_lower;
  expect(nearZero(999)).toBe(100);
  expect(nearZero(1001)).toBeNull();
});

test('no orders at all are a Warning where chance makes them one day in ten thousand, Critical in a million', () => {
  const noisy = { ...usual, spread: 0.95 };
  const of = (orders: number) => statusOf(0, { ...noisy, orders }, takings);
  // exp(-9.2) is 1.01e-4, exp(-9.3) is 0.91e-4; exp(-13.8) is 1.02e-6, exp(-13.9) is 0.92e-6.
  expect([9.1, 9.3, 13.7, 13.9].map(of)).toEqual(['unclear', 'warning', 'warning', 'critical']);
});
