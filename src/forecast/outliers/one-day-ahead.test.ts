import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyHistory, anyStart, MONDAY, shop, usual, wildValue } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { combined, memberWeights } from './shrunken-weights.ts';
import { oneDayAhead } from './one-day-ahead.ts';
import { seasonalNaive } from '../members/seasonal-naive.ts';
import { weekdayMean } from '../members/weekday-mean.ts';

const members = [seasonalNaive, weekdayMean];
const track = (values: readonly (number | null)[]) => oneDayAhead({ start: MONDAY, values });

/** The mean of some values as shares of what is usual on their days. */
const shareOfUsual = (values: readonly (number | null)[], from: number, to: number) =>
  values.slice(from, to).reduce<number>((sum, value, index) => sum + (value ?? Number.NaN) / usual(from + index), 0) /
  (to - from);

test('the first day of an empty history has no forecast', () => {
  expect(track([])).toMatchObject({ yhat: [null], weights: [], memberWeights: [0.5, 0.5] });
});

test('one known day gives a forecast of the same weekday alone', () => {
  expect(track([5, ...Array.from({ length: 7 }, () => null)]).yhat).toEqual([
    ...Array.from({ length: 7 }, () => null),
    5,
    null,
  ]);
});

test('a history of gaps has no forecasts', () => {
  expect(track(Array.from({ length: 30 }, () => null)).yhat).toEqual(Array.from({ length: 31 }, () => null));
});

test('a constant history is forecast by the constant, from its second week on', () => {
  for (const constant of [0, 20, -3]) {
    const { yhat, weights } = track(Array.from({ length: 60 }, () => constant));
    expect(yhat.slice(7)).toEqual(Array.from({ length: 54 }, () => constant));
    expect(weights).toEqual(Array.from({ length: 60 }, () => 1));
  }
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  '%s is no value: nothing could be unusual beside it',
  (value) => {
    expect(() => track([1, 2, value])).toThrow(RangeError);
  },
);

test('each forecast is the combination of the members fitted to the days before', () => {
  const values = shop(50, 0.1, 3);
  const { yhat, weights } = track(values);
  const errors: number[][] = [[], []];
  values.forEach((value, index) => {
    const past = { start: MONDAY, values: values.slice(0, index), weights: weights.slice(0, index) };
    const predictions = members.map((member) => member.fit(past).predict([addDays(MONDAY, index)])[0] ?? null);
    expect(yhat[index]).toBe(combined(predictions, memberWeights(errors)));
    predictions.forEach((prediction, member) => {
      if (prediction !== null && weights[index] === 1) errors[member]?.push(value - prediction);
    });
  });
});

describe('never look ahead', () => {
  const history = anyHistory(100);

  test('the forecast of a day depends on the days before it alone, to the last bit', () => {
    fc.assert(
      fc.property(anyStart, history, history, history, (start, past, future, other) => {
        const predictions = (values: readonly (number | null)[]) => {
          const { yhat, weights } = oneDayAhead({ start, values });
          return JSON.stringify([yhat.slice(0, past.length + 1), weights.slice(0, past.length)]);
        };
        expect(predictions([...past, ...future])).toBe(predictions(past));
        expect(predictions([...past, ...other])).toBe(predictions(past));
      }),
      { numRuns: 30 },
    );
  });

  test('on noise without memory forecasts have no skill', () => {
    const values = shop(1400, 0.2, 4).map((value, index) => Math.log(value / usual(index)));
    const { yhat } = track(values);
    const pairs = values.flatMap((value, index) => {
      const expected = yhat[index] ?? null;
      return expected === null ? [] : [{ value, expected }];
    });
    const middle = (of: (pair: { value: number; expected: number }) => number) =>
      pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
    const [meanValue, meanExpected] = [middle(({ value }) => value), middle(({ expected }) => expected)];
    const covariance = middle(({ value, expected }) => (value - meanValue) * (expected - meanExpected));
    const variances =
      middle(({ value }) => (value - meanValue) ** 2) * middle(({ expected }) => (expected - meanExpected) ** 2);
    // A correlation of n independent pairs lies within 3 / sqrt(n) in 99.7 of 100 cases.
    expect(Math.abs(covariance / Math.sqrt(variances))).toBeLessThan(3 / Math.sqrt(pairs.length));
  });
});

describe('an outage of one day', () => {
  const OUTAGE = 150;
  const days = shop(200, 0.05, 5);
  const outage = track(days.map((value, index) => (index === OUTAGE ? 0.3 * value : value)));

  test('has weight 0, alone', () => {
    expect(outage.weights.flatMap((weight, index) => (weight === 0 ? [index] : []))).toEqual([OUTAGE]);
  });

  test('leaves all later forecasts where they were without that day', () => {
    const withoutTheDay = track(days.map((value, index) => (index === OUTAGE ? null : value)));
    expect(outage.yhat).toEqual(withoutTheDay.yhat);
    expect(outage.memberWeights).toEqual(withoutTheDay.memberWeights);
  });

  test('leaves the forecast of its weekday within 10 % of the usual for the next month', () => {
    for (const later of [7, 14, 21, 28]) {
      const share = shareOfUsual(outage.yhat, OUTAGE + later, OUTAGE + later + 1);
      expect(Math.abs(share - 1)).toBeLessThan(0.1);
    }
  });
});

describe('an absurd value in a short history', () => {
  test.each([3, 8, 13, 20, 27, 34])('has weight 0, alone, on day %i, and leaves what follows as it was', (at) => {
    const days = shop(60, 0.05, 5);
    for (const absurd of [1e9, -1e9]) {
      const { weights, typical, yhat } = track(days.map((value, index) => (index === at ? absurd : value)));
      const without = track(days.map((value, index) => (index === at ? null : value)));
      expect(weights.flatMap((weight, index) => (weight === 0 ? [index] : []))).toEqual([at]);
      expect(yhat).toEqual(without.yhat);
      expect(typical.slice(at + 1)).toEqual(without.typical.slice(at + 1));
    }
  });

  test('that stays is a new level from the second day', () => {
    const { weights } = track(shop(40, 0.05, 5).map((value, index) => (index < 15 ? value : 1000 * value)));
    expect(weights.slice(15)).toEqual([0, ...Array.from({ length: 24 }, () => 1)]);
  });
});

describe('a lasting fall by 40 %', () => {
  const FALL = 140;
  const fallen = track(shop(220, 0.05, 6).map((value, index) => (index >= FALL ? 0.6 * value : value)));

  test('is an outlier for four days, and a new level from the fifth', () => {
    expect(fallen.weights.slice(0, FALL).every((weight) => weight === 1)).toBe(true);
    expect(fallen.weights.slice(FALL)).toEqual([0, 0, 0, 0, ...Array.from({ length: 76 }, () => 1)]);
  });

  test('is believed on every weekday: none is left at the old level', () => {
    for (let seed = 1; seed <= 5; seed++) {
      for (const share of [0.4, 0.6, 1.4]) {
        const { weights } = track(shop(200, 0.05, seed).map((value, index) => (index >= FALL ? share * value : value)));
        const outliers = weights.flatMap((weight, index) => (weight === 0 ? [index] : []));
        expect(outliers.filter((index) => index > FALL + 10)).toEqual([]);
      }
    }
  });

  test('is not followed before it is believed', () => {
    expect(shareOfUsual(fallen.yhat, FALL, FALL + 3)).toBeGreaterThan(0.95);
  });

  test('is followed most of the way two weeks after the third day, and all the way after six weeks', () => {
    const twoWeeks = shareOfUsual(fallen.yhat, FALL + 17, FALL + 24);
    expect(twoWeeks).toBeLessThan(0.75);
    expect(twoWeeks).toBeGreaterThan(0.57);
    expect(shareOfUsual(fallen.yhat, FALL + 42, FALL + 49)).toBeCloseTo(0.6, 1);
  });
});

test('two bad days in a row on opposite sides begin no new level', () => {
  const days = shop(140, 0.05, 7).map((value, index) =>
    index >= 100 && index < 106 ? value * (index % 2 === 0 ? 0.3 : 3) : value,
  );
  expect(track(days).weights.slice(100, 106)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('outages a week apart are each anomalies', () => {
  const outages = [100, 107, 114];
  const days = shop(140, 0.05, 9).map((value, index) => (outages.includes(index) ? 0.3 * value : value));
  expect(track(days).weights.flatMap((weight, index) => (weight === 0 ? [index] : []))).toEqual(outages);
});

test('closed days between do not break a row of bad days', () => {
  const days = shop(140, 0.05, 8).map((value, index) =>
    index === 101 || index === 102 ? null : index >= 100 ? 0.3 * value : value,
  );
  expect(track(days).weights.slice(100, 107)).toEqual([0, 1, 1, 0, 0, 0, 1]);
});

describe('after an outage', () => {
  const OUTAGE = 150;
  const days = shop(260, 0.05, 10);

  test.each([2, 3, 4, 7, 13])(
    'of %i days without a sale no normal day is left out, and forecasts are as before',
    (length) => {
      const isOut = (index: number) => index >= OUTAGE && index < OUTAGE + length;
      const { weights, yhat, outages } = track(days.map((value, index) => (isOut(index) ? 0 : value)));
      expect(weights.map((weight) => weight === 0)).toEqual(days.map((_, index) => isOut(index)));
      expect(outages.map((outage) => outage === 1)).toEqual(days.map((_, index) => isOut(index)));
      expect(Math.abs(shareOfUsual(yhat, OUTAGE + length, OUTAGE + length + 14) - 1)).toBeLessThan(0.05);
    },
  );

  test('of two weeks a level of nothing is believed', () => {
    const { weights } = track(days.map((value, index) => (index >= OUTAGE ? 0 : value)));
    expect(weights.slice(OUTAGE, OUTAGE + 15)).toEqual([...Array.from({ length: 13 }, () => 0), 1, 1]);
  });

  test('a forecast that learned from a bad week does not reject the normal ones after it', () => {
    const { weights } = track(
      days.map((value, index) => (index >= OUTAGE && index < OUTAGE + 8 ? 0.3 * value : value)),
    );
    expect(weights.slice(OUTAGE + 8).every((weight) => weight === 1)).toBe(true);
  });
});

test('the errors while a new level is learned are no guide to those of other days', () => {
  const { typical, settled } = track(shop(220, 0.05, 6).map((value, index) => (index >= 140 ? 0.5 * value : value)));
  expect(typical.slice(0, 140).every((one) => one === 1)).toBe(true);
  expect(typical.slice(140, 172).every((one) => one === 0)).toBe(true);
  expect(typical.slice(180).every((one) => one === 1)).toBe(true);
  expect(settled.findIndex((one) => one === 0)).toBe(144);
});

test('no forecast is NaN or infinite, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(wildValue, { maxLength: 80, size: 'max' }), (values) => {
      const predictions = track(values);
      expect(
        [...predictions.yhat, ...predictions.memberWeights].filter(
          (value) => value !== null && !Number.isFinite(value),
        ),
      ).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
