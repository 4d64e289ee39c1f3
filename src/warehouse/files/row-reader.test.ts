import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { bindColumns } from './column-binding.ts';
import { isReject, needsNumbers, rowReader } from './row-reader.ts';
import type { Source } from '../source.ts';

/** A reader of records with exactly the columns of the source. */
function readerOf(source: Source) {
  const header = Object.values(source.columns);
  return rowReader(bindColumns(header, source, 'a.csv'), { header, kinds: [], format: 'csv' }, source, 'a.csv');
}

/** The staged value of a column of the only record. */
function staged(source: Source, record: readonly string[], column: string): string | null {
  const reader = readerOf(source);
  const row = reader.read(record, 2);
  return isReject(row) ? `rejected: ${row.reason}` : (row[reader.columns.indexOf(column)] ?? null);
}

describe('a record of a sales file', () => {
  const source = sourceOf('fact_sales', ['order_id', 'ts', 'amount', 'quantity', 'customer_id']);

  test('becomes a staged row with its line, and null for empty fields', () => {
    expect(readerOf(source).columns).toEqual([
      'line',
      'order_id',
      'ts',
      'amount',
      'quantity',
      'customer_id',
      'currency',
    ]);
    expect(readerOf(source).read(['A1', '2026-01-01T10:00', '-1.50', '', ''], 7)).toEqual([
      '7',
      'A1',
      '2026-01-01T09:00:00.000Z',
      '-1.5',
      null,
      null,
      'EUR',
    ]);
  });

  test.each([
    [['', '2026-01-01T10:00', '1', '', ''], 1, 'order_id', '', 'is empty'],
    [
      ['A1', '2026-01-01', '1', '', ''],
      2,
      'ts',
      '2026-01-01',
      "has no time of day; 'date_only: true' on the source accepts dates without times",
    ],
    [
      ['A1', '2026-01-01T10:00', '1,5', '', ''],
      3,
      'amount',
      '1,5',
      "is not a plain decimal number with '.' as decimal sign; it would be one with decimal: ',' on the source",
    ],
    [
      ['A1', '2026-01-01T10:00', '1', 'x', ''],
      4,
      'quantity',
      'x',
      "is not a plain decimal number with '.' as decimal sign",
    ],
    [['A1', '2026-01-01T10:00', '1'], 4, 'quantity', '', 'the row has 3 fields, the header 5'],
    [
      ['A1', '2026-01-01T10:00', '1', '', 'c', 'extra'],
      6,
      '',
      'extra',
      "the row has 6 fields, the header 5: if 'c,extra' is one value (customer_id), put it in quotes",
    ],
    [[''], 2, 'ts', '', 'the row has 1 fields, the header 5'],
  ])('%j is rejected in column %i', (record, column, columnName, value, reason) => {
    expect(readerOf(source).read(record, 7)).toEqual({ file: 'a.csv', line: 7, column, columnName, value, reason });
  });

  test('has the currency of its row, else that of its source', () => {
    const own = sourceOf('fact_sales', ['order_id', 'ts', 'amount', 'currency'], { currency: 'GBP' });
    expect(staged(own, ['A1', '2026-01-01T10:00', '1', 'CHF'], 'currency')).toBe('CHF');
    expect(staged(own, ['A1', '2026-01-01T10:00', '1', ''], 'currency')).toBe(
      "rejected: is empty; 'currency' on the source is that of rows whose currency is empty",
    );
    expect(staged({ ...own, fillsCurrency: true }, ['A1', '2026-01-01T10:00', '1', ''], 'currency')).toBe('GBP');
    const other = sourceOf('fact_sales', ['order_id', 'ts', 'amount'], { currency: 'GBP' });
    expect(staged(other, ['A1', '2026-01-01T10:00', '1'], 'currency')).toBe('GBP');
  });

  test('is numbered after staging only if the file has no line numbers', () => {
    const numbered = sourceOf('fact_sales', ['order_id', 'line_no', 'ts', 'amount']);
    expect(needsNumbers(bindColumns(Object.keys(numbered.columns), numbered, 'a.csv'), numbered)).toBe(false);
    expect(needsNumbers(bindColumns(Object.keys(source.columns), source, 'a.csv'), source)).toBe(true);
  });
});

describe('an event without an id', () => {
  const columns = ['ts', 'service', 'status_code', 'latency_ms', 'is_error'];
  const source = sourceOf('fact_ops_events', columns, { zone: 'UTC' });
  const id = (record: readonly string[]): string | null => staged(source, record, 'event_id');
  const event = ['2026-01-01T10:00:00', 'pay', '200', '12.5', '0'];

  test('is identified by its content, regardless of the notation of numbers and times', () => {
    expect(id(['2026-01-01T11:00:00+01:00', 'pay', '+0200', '012.5000', 'False'])).toBe(id(event));
  });

  test.each([
    ['time', ['2026-01-01T10:00:00.001', 'pay', '200', '12.5', '0']],
    ['service', ['2026-01-01T10:00:00', 'pay ', '200', '12.5', '0']],
    ['missing status', ['2026-01-01T10:00:00', 'pay', '', '12.5', '0']],
    ['latency', ['2026-01-01T10:00:00', 'pay', '200', '12.51', '0']],
    ['outcome', ['2026-01-01T10:00:00', 'pay', '200', '12.5', '1']],
  ])('is another event with another %s', (_, other) => {
    expect(id(other)).not.toBe(id(event));
  });

  test('is distinguished from one with text split differently between columns', () => {
    const named = sourceOf('fact_ops_events', ['ts', 'service', 'operation', 'is_error']);
    const first = staged(named, ['2026-01-01T10:00', 'a', 'b,c', '0'], 'event_id');
    expect(staged(named, ['2026-01-01T10:00', 'a,b', 'c', '0'], 'event_id')).not.toBe(first);
  });

  test('has the same identity for any column order', () => {
    const turned = sourceOf('fact_ops_events', [...columns].reverse(), { zone: 'UTC' });
    expect(staged(turned, [...event].reverse(), 'event_id')).toBe(id(event));
  });
});

describe('a rate', () => {
  const source = sourceOf('fx_rates', ['day', 'currency', 'per_base']);
  const reciprocal = (rate: string): string | null => staged(source, ['2026-01-01', 'USD', rate], 'base_per');

  test.each([
    ['1', '1.000000000000000000'],
    ['2', '0.500000000000000000'],
    ['3', '0.333333333333333334'],
    ['1.2', '0.833333333333333334'],
    ['0.6', '1.666666666666666667'],
    ['1.1583', '0.863334196667530001'],
    ['0.00000001', '100000000.000000000000000000'],
    ['9999999999.99999999', '0.000000000100000001'],
  ])('of %s has the reciprocal %s', (rate, expected) => {
    // bc: 1/1.1583 = .863334196667530000863334...
    expect(reciprocal(rate)).toBe(expected);
  });

  test('times its reciprocal is at least 1, and exceeds 1 by less than one unit in the last place', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), (scaled) => {
        const digits = scaled.toString().padStart(9, '0');
        const text = String(reciprocal(`${digits.slice(0, -8)}.${digits.slice(-8)}`));
        const remainder = BigInt(text.replace('.', '')) * scaled - 10n ** 26n;
        expect(text).toMatch(/^\d+\.\d{18}$/);
        expect(remainder >= 0n && remainder < scaled).toBe(true);
      }),
    );
  });

  test.each(['0', '0.00000000', '-1.1'])('of %s is rejected', (rate) => {
    expect(reciprocal(rate)).toBe('rejected: is not above zero');
  });

  test('that is not a number is rejected', () => {
    expect(reciprocal('1,1')).toBe("rejected: is not a plain decimal number with '.' as decimal sign");
    expect(reciprocal('')).toBe("rejected: is not a plain decimal number with '.' as decimal sign");
  });
});
