import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expectation } from './expectation.ts';
import { judge, type DayFacts } from './judge.ts';
import type { Rule } from './rule.ts';
import { isJudged } from './verdict.ts';

const takings: Rule = { unit: 'currency', direction: 'down', tolerance: 0.05, minChange: null, nonNegative: false };
const failures: Rule = { ...takings, unit: 'share', direction: 'up', nonNegative: true };

const expected: Expectation = {
  yhat: 1000,
  yhat_lower: 900,
  yhat_upper: 1100,
  intervals: [{ level: 0.8, lower: 940, upper: 1060 }],
  warning_lower: 850,
  warning_upper: 1150,
  critical_lower: 700,
  critical_upper: null,
  spread: 0.05,
  scale: 'log',
  known_days: 365,
  special_day: null,
  implausible_above: null,
  yhat_before: null,
  windows: [],
};

const day = (changes: Partial<DayFacts> = {}): DayFacts => ({
  value: 1000,
  complete: true,
  closed: false,
  volume: null,
  ...changes,
});

describe('a day that cannot be judged says why', () => {
  test('closed, where nothing came and nothing is late', () => {
    expect(judge(day({ value: null, closed: true }), expected, takings).status).toBe('closed');
    expect(judge(day({ value: null, closed: true, complete: false }), expected, takings).status).toBe('late_data');
  });

  test('a closed day with trade is never closed, and has nothing to be compared with', () => {
    for (const value of [-20, 0, 300, 100_000])
      expect(judge(day({ value, closed: true }), expected, takings)).toEqual({
        status: 'learning',
        value,
        expectation: null,
      });
    // Three orders without a rate of exchange.
    expect(judge(day({ value: null, volume: 3, closed: true }), expected, takings).status).toBe('no_data');
  });

  test('late data, whatever is there so far', () => {
    for (const value of [null, 0, 10, 1000])
      expect(judge(day({ complete: false, value }), expected, takings)).toEqual({
        status: 'late_data',
        value,
        expectation: expected,
      });
  });

  test('no data where nothing is known of a complete day', () => {
    expect(judge(day({ value: null }), expected, takings)).toEqual({
      status: 'no_data',
      value: null,
      expectation: expected,
    });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'no data where %s stands for a value',
    (value) => {
      expect(judge(day({ value }), expected, takings)).toEqual({
        status: 'no_data',
        value: null,
        expectation: expected,
      });
      expect(judge(day({ value, complete: false }), expected, takings)).toEqual({
        status: 'late_data',
        value: null,
        expectation: expected,
      });
    },
  );

  test('no data where fewer than 30 events stand behind a share', () => {
    const share: Expectation = {
      ...expected,
      yhat: 0.01,
      warning_lower: null,
      warning_upper: 0.05,
      critical_lower: null,
      critical_upper: 0.1,
    };
    const judged = [0, 29, 30].map((volume) => judge(day({ value: 0.5, volume }), share, failures).status);
    expect(judged).toEqual(['no_data', 'no_data', 'critical']);
    // A share that is given as such has no events that could be counted.
    expect(judge(day({ value: 0.5, volume: null }), share, failures).status).toBe('critical');
    expect(judge(day({ volume: 1 }), expected, takings).status).toBe('normal');
  });

  test('learning where nothing was expected, or too little is known for a band', () => {
    expect(judge(day(), null, takings).status).toBe('learning');
    expect(judge(day(), { ...expected, yhat_lower: null, yhat_upper: null }, takings).status).toBe('learning');
    expect(judge(day(), { ...expected, known_days: 13 }, takings).status).toBe('learning');
    expect(judge(day(), { ...expected, known_days: 14 }, takings).status).toBe('normal');
  });
});

test('Normal is earned: by a known value of an open, complete day, and an expectation to compare with', () => {
  const values = fc.constantFrom(null, Number.NaN, 0, 849, 850, 1000, 1e12);
  const expectations = fc.constantFrom(
    null,
    expected,
    { ...expected, known_days: 3 },
    { ...expected, yhat_lower: null },
  );
  fc.assert(
    fc.property(
      values,
      fc.boolean(),
      fc.boolean(),
      fc.option(fc.integer({ min: 0, max: 60 })),
      expectations,
      fc.constantFrom(takings, failures),
      (value, complete, closed, volume, known, rule) => {
        const { status } = judge({ value, complete, closed, volume }, known, rule);
        const isKnown =
          value !== null && !Number.isNaN(value) && (rule.unit !== 'share' || volume === null || volume >= 30);
        const earned =
          complete && !closed && isKnown && known !== null && known.known_days >= 14 && known.yhat_lower !== null;
        expect(status === 'normal' && !earned).toBe(false);
      },
    ),
  );
});

describe('a judged day', () => {
  const judged = (value: number, changes: Partial<Expectation> = {}, rule = takings) => {
    const verdict = judge(day({ value, volume: 1000 }), { ...expected, ...changes }, rule);
    return isJudged(verdict) ? verdict : null;
  };

  test('is worse beyond its boundaries, and not on them', () => {
    expect([700, 699.99, 850, 849.99, 1150, 1150.01].map((value) => judged(value)?.status)).toEqual([
      ...['warning', 'critical'],
      ...['normal', 'warning'],
      ...['normal', 'warning'],
    ]);
  });

  test('is none where no harmful value would be noticed: without boundary, or where a day of nothing is within it', () => {
    const none = { warning_lower: null, warning_upper: null, critical_lower: null, critical_upper: null };
    const status = (value: number, changes: Partial<Expectation>, direction: Rule['direction']) =>
      judge(day({ value }), { ...expected, ...changes }, { ...takings, direction }).status;
    for (const direction of ['up', 'down', 'both'] as const)
      expect([-1e12, 0, 1e12].map((value) => status(value, none, direction))).toEqual([
        'unclear',
        'unclear',
        'unclear',
      ]);
    const open = { ...none, warning_upper: 1150 };
    expect([0, 1000, 1151].map((value) => status(value, open, 'down'))).toEqual(['unclear', 'unclear', 'warning']);
    expect([0, 1000, 1151].map((value) => status(value, open, 'both'))).toEqual(['normal', 'normal', 'warning']);
    expect(status(0, { ...open, warning_lower: 0 }, 'down')).toBe('unclear');
  });

  test('has its error as a share of the forecast and in standard deviations of the noise', () => {
    // 1000 e^-0.215 is 4.3 deviations of 5 % below 1000.
    expect(judged(1000 * Math.exp(-0.215))?.score).toBeCloseTo(-4.3, 9);
    expect(judged(800)?.deviation).toBeCloseTo(-0.2, 12);
    expect(judged(1200, { scale: 'linear', spread: 50 })).toMatchObject({ score: 4, deviation: 0.2 });
    expect(judged(-800, { yhat: -1000, scale: 'linear', spread: 50 })).toMatchObject({ score: 4, deviation: 0.2 });
  });

  test('has no share of an expected 0', () => {
    expect(judged(5, { yhat: 0, scale: 'linear', spread: 1 })?.deviation).toBeNull();
  });

  test('is favourable where it is unusual in the direction that the business likes', () => {
    expect([1151, 1000, 849].map((value) => judged(value)?.favourable)).toEqual([true, false, false]);
    expect(judged(849, {}, { ...takings, direction: 'up' })?.favourable).toBe(true);
    expect([1151, 849].map((value) => judged(value, {}, { ...takings, direction: 'both' })?.favourable)).toEqual([
      false,
      false,
    ]);
  });

  test('says what decided: the forecast error, or a value near zero', () => {
    expect([1000, 849, 699, 101, 99, -5].map((value) => judged(value)?.decided_by)).toEqual([
      'within',
      'forecast_error',
      'forecast_error',
      'forecast_error',
      'near_zero',
      'near_zero',
    ]);
    // A favourable fall to zero is decided by the forecast error: the near-zero rule is for harmful falls.
    expect(judged(0.0001, { yhat: 0.02, warning_lower: 0.01, critical_lower: null }, failures)?.decided_by).toBe(
      'forecast_error',
    );
  });

  test('has no NaN in it, whatever was expected', () => {
    const number = fc
      .double({ min: -1e15, max: 1e15, noNaN: true })
      .filter((value) => value === 0 || Math.abs(value) > 1e-9);
    const any = fc.record({ yhat: number, spread: number.map(Math.abs), scale: fc.constantFrom('log', 'linear') });
    fc.assert(
      fc.property(number, any, (value, changes) => {
        const verdict = judged(value, changes);
        expect([verdict?.score, verdict?.deviation].filter((part) => part !== null && !Number.isFinite(part))).toEqual(
          [],
        );
      }),
    );
  });
});

test('a jump that only an error makes is a fault in the data, never unusual in the good direction', () => {
  const limits = { ...expected, implausible_above: 8000 };
  const found = (value: number) => {
    const verdict = judge(day({ value }), limits, takings);
    return [verdict.status, isJudged(verdict) && verdict.favourable];
  };
  expect(found(7900)).toEqual(['warning', true]);
  expect(found(10_000)).toEqual(['data_fault', false]);
  expect(found(100_000)).toEqual(['data_fault', false]);
});

test('a day whose data have a fault is no alert, whatever its value', () => {
  for (const value of [0, 500, 1000, 100_000])
    expect(judge(day({ value, faulty: true }), expected, takings).status).toBe('data_fault');
});
