import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, type Day } from '../calendar/day.ts';
import { metric, shareMetric } from '../../test/fixtures/metrics.ts';
import { series, seriesId, type DailyValue } from './series.ts';

const MONDAY = dayFromIso('2026-01-05');
const nothingDeclared = new Set<Day>();

const row = (index: number, numerator: number | null, denominator: number | null = null): DailyValue => ({
  day: addDays(MONDAY, index),
  numerator,
  denominator,
});

test('there is no series without rows up to the last day', () => {
  expect(series(metric(), '', [], MONDAY, nothingDeclared)).toBeNull();
  expect(series(metric(), '', [row(1, 5)], MONDAY, nothingDeclared)).toBeNull();
});

test('one row is a series of one day', () => {
  expect(series(metric(), '', [row(0, 5)], MONDAY, nothingDeclared)).toMatchObject({
    start: MONDAY,
    values: [5],
    volumes: [null],
    closed: [false],
  });
});

test('a series ends on its last day, with or without rows on it', () => {
  const values = (last: number) =>
    series(metric(), '', [row(0, 5), row(2, 7)], addDays(MONDAY, last), nothingDeclared)?.values;
  expect(values(1)).toEqual([5, 0]);
  expect(values(2)).toEqual([5, 0, 7]);
  expect(values(4)).toEqual([5, 0, 7, 0, 0]);
});

describe('a day without rows', () => {
  const rows = [row(0, 5), row(2, 7)];
  const last = addDays(MONDAY, 2);

  test('is 0 and open under the policy zero', () => {
    const zero = series(metric({ missing: 'zero' }), '', rows, last, nothingDeclared);
    expect(zero).toMatchObject({ values: [5, 0, 7], closed: [false, false, false] });
  });

  test('is a gap under the policy unknown', () => {
    const unknown = series(metric({ missing: 'unknown' }), '', rows, last, nothingDeclared);
    expect(unknown).toMatchObject({ values: [5, null, 7], closed: [false, false, false] });
  });

  test('is a closed day under the policy closed', () => {
    const closed = series(metric({ missing: 'closed' }), '', rows, last, nothingDeclared);
    expect(closed).toMatchObject({ values: [5, null, 7], closed: [false, true, false] });
  });

  test.each(['zero', 'unknown', 'closed'] as const)(
    'is a closed day if declared closed, under the policy %s',
    (missing) => {
      const closed = series(metric({ missing }), '', rows, last, new Set([addDays(MONDAY, 1)]));
      expect(closed).toMatchObject({ values: [5, null, 7], closed: [false, true, false] });
    },
  );

  test('on a weekday learned as closed is not 0', () => {
    const openOn = (index: number) => index % 7 !== 5;
    const sixDays = Array.from({ length: 42 }, (_, index) => row(index, 100)).filter((_, index) => openOn(index));
    const learned = series(metric({ missing: 'zero' }), '', sixDays, addDays(MONDAY, 41), nothingDeclared);
    // Four Saturdays are 0; from the fifth on the weekday counts as closed.
    expect([5, 12, 19, 26, 33, 40].map((index) => learned?.values[index])).toEqual([0, 0, 0, 0, null, null]);
    expect([5, 12, 19, 26, 33, 40].map((index) => learned?.closed[index])).toEqual([
      ...[false, false, false, false],
      ...[true, true],
    ]);
  });
});

test('a row with an unknown value is a gap under every policy', () => {
  for (const missing of ['zero', 'unknown', 'closed'] as const) {
    const rows = [row(0, 5), row(1, null), row(2, 7)];
    const known = series(metric({ missing }), '', rows, addDays(MONDAY, 2), nothingDeclared);
    expect(known).toMatchObject({ values: [5, null, 7], closed: [false, false, false] });
  }
});

test('closed flags can extend past the last day: declared and learned closures, not missing rows', () => {
  const sixDays = Array.from({ length: 42 }, (_, index) => row(index, 100)).filter((_, index) => index % 7 !== 5);
  const declared = new Set([addDays(MONDAY, 44)]);
  for (const missing of ['zero', 'unknown'] as const) {
    const known = series(metric({ missing }), '', sixDays, addDays(MONDAY, 41), declared, addDays(MONDAY, 48));
    expect(known?.values.length).toBe(42);
    expect(known?.closed.slice(42)).toEqual([false, false, true, false, false, true, false]);
  }
  const onlyOpenDays = series(
    metric({ missing: 'closed' }),
    '',
    [row(0, 5)],
    MONDAY,
    nothingDeclared,
    addDays(MONDAY, 2),
  );
  expect(onlyOpenDays).toMatchObject({ values: [5], closed: [false, false, false] });
});

test('a closed day with a row keeps its value', () => {
  const known = series(metric(), '', [row(0, 5), row(1, 3)], addDays(MONDAY, 1), new Set([addDays(MONDAY, 1)]));
  expect(known).toMatchObject({ values: [5, 3], closed: [false, true] });
});

describe('a ratio', () => {
  test('with denominator 0 is unknown, also 0 over 0', () => {
    const rows = [row(0, 1, 4), row(1, 0, 0), row(2, 3, 0), row(3, null, 5), row(4, 5, null)];
    const known = series(shareMetric(), '', rows, addDays(MONDAY, 4), nothingDeclared);
    expect(known?.values).toEqual([0.25, null, null, null, null]);
    expect(known?.volumes).toEqual([4, 0, 0, 5, null]);
  });

  test('of a day is its numerator over its denominator', () => {
    const part = fc.option(fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 60, size: 'max' }), (parts) => {
        const rows = parts.map(([numerator, denominator], index) => row(index, numerator, denominator));
        const known = series(shareMetric(), '', rows, addDays(MONDAY, rows.length - 1), nothingDeclared);
        const wrong = parts.filter(([numerator, denominator], index) => {
          const value = known?.values[index] ?? null;
          if (numerator === null || denominator === null || denominator === 0) return value !== null;
          return value === null || Math.abs(value * denominator - numerator) > 1e-6;
        });
        expect(wrong).toEqual([]);
        expect(known?.values.length).toBe(parts.length);
      }),
    );
  });

  test('of several days is the ratio of sums, not the mean of ratios', () => {
    // 1 of 10 and 90 of 100 are 91 of 110; the mean of the ratios would be a half.
    const known = series(shareMetric(), '', [row(0, 1, 10), row(1, 90, 100)], addDays(MONDAY, 1), nothingDeclared);
    const numerators = known?.values.map((value, index) => (value ?? 0) * (known.volumes[index] ?? 0)) ?? [];
    const sum = (values: readonly (number | null)[]) =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect(sum(numerators) / sum(known?.volumes ?? [])).toBeCloseTo(91 / 110, 12);
  });
});

test('gaps are null: no value is NaN or undefined, and only rows or the policy give 0', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.option(fc.integer({ min: 1, max: 100 }))), {
    selector: ([index]) => index,
    minLength: 1,
  });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom('zero', 'unknown', 'closed'),
      fc.integer({ min: 0, max: 100 }),
      (unsorted, missing, end) => {
        const sorted = unsorted.toSorted(([a], [b]) => a - b).map(([index, value]) => row(index, value));
        const known = series(metric({ missing }), '', sorted, addDays(MONDAY, end), nothingDeclared);
        const wrong = (known?.values ?? []).filter(
          (value) => value !== null && (!Number.isFinite(value) || (value === 0 && missing !== 'zero')),
        );
        expect(wrong).toEqual([]);
      },
    ),
  );
});

test('values and closed flags of a day do not depend on later rows', () => {
  const rows = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 90, size: 'max' });
  fc.assert(
    fc.property(rows, rows, fc.constantFrom('zero', 'unknown', 'closed'), (past, future, missing) => {
      const toRows = (values: readonly (number | null)[]) =>
        values.flatMap((value, index) => (value === null ? [] : [row(index, value)]));
      const last = addDays(MONDAY, past.length - 1);
      const before = series(metric({ missing }), '', toRows(past), last, nothingDeclared);
      const after = series(
        metric({ missing }),
        '',
        toRows([...past, ...future]),
        addDays(last, future.length),
        nothingDeclared,
      );
      const length = before?.values.length ?? 0;
      expect(length === 0 ? [] : after?.values.slice(0, length)).toEqual(before?.values ?? []);
      expect(length === 0 ? [] : after?.closed.slice(0, length)).toEqual(before?.closed ?? []);
    }),
  );
});

test('a series id consists of metric and slice', () => {
  expect([seriesId('revenue', ''), seriesId('revenue', 'country=DE')]).toEqual(['revenue', 'revenue{country=DE}']);
});
