import { describe, expect, test } from 'vitest';
import { testSource } from '../../../../test/fixtures/source.ts';
import { plainAmount, type AmountForm } from '../../source-forms.ts';
import type { Source } from '../../source.ts';
import { bindColumns } from '../column-binding.ts';
import { isReject } from '../row-reader.ts';
import { factReader } from './fact-reader.ts';
import { lineOfKey } from './row-keys.ts';

const NOTHING: AmountForm = { times: [], lessShare: null, plus: [], less: [], decimals: null };

/** The facts of a file's rows: `line: order/number amount, further values`, or `line: (column) reason`. */
function facts(
  changes: Partial<Source>,
  header: string,
  rows: readonly string[],
  shown: readonly string[] = [],
): string[] {
  const source = testSource('fact_sales', { columnOrder: 'any', ...changes });
  const names = header.split('|');
  const table = { format: 'csv' as const, header: names, kinds: names.map(() => 'text' as const) };
  const reader = factReader(bindColumns(names, source, 'a.csv'), table, source, 'a.csv');
  const made = [...rows.flatMap((row, index) => reader.read(row.split('|'), index + 2)), ...reader.end()];
  return made.map((row) => {
    if (isReject(row)) return `${row.line}: (${row.columnName}) '${row.value}' ${row.reason}`;
    const value = (name: string): string => row[reader.columns.indexOf(name)] ?? '-';
    const line = lineOfKey(source, Number(row[0]));
    return [`${line}: ${value('order_id')}/${value('line_no')} ${value('amount')}`, ...shown.map(value)].join(' ');
  });
}

const DAYS = { dateOnly: true, zone: 'UTC' };

describe('an amount of several columns', () => {
  const columns = { order_id: 'id', ts: 'day' };
  const read = (amount: Partial<AmountForm>, header: string, row: string, changes: Partial<Source> = {}): string =>
    facts({ ...DAYS, columns, made: { amount: { ...NOTHING, ...amount } }, ...changes }, `id|day|${header}`, [
      `1|2026-01-01|${row}`,
    ])
      .join()
      .replace(/^2: (1\/- )?/, '');

  test('is the exact product, less and plus others', () => {
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '3|19.99')).toBe('59.97');
    const all = { times: ['qty', 'price'], less: ['discount'], plus: ['tax', 'shipping'] };
    expect(read(all, 'qty|price|discount|tax|shipping', '2|11.95|1.90|4.18|5')).toBe('31.18');
    expect(read(all, 'qty|price|discount|tax|shipping', '-2|11.95|||')).toBe('-23.9');
    expect(read({ plus: ['net', 'tax'] }, 'net|tax', '0.1|0.2')).toBe('0.3');
  });

  test('takes a share off the product', () => {
    expect(read({ times: ['qty', 'price'], lessShare: 'off' }, 'qty|price|off', '3|10|0.15')).toBe('25.5');
    expect(read({ times: ['qty', 'price'], lessShare: 'off' }, 'qty|price|off', '3|10|15%')).toBe('25.5');
    expect(read({ times: ['qty', 'price'], lessShare: 'off' }, 'qty|price|off', '3|10|')).toBe('30');
    expect(read({ times: ['qty', 'price'], lessShare: 'off' }, 'qty|price|off', '3|10|15')).toBe(
      "(off) '15' is not a share from 0 to 1, or from 0% to 100%",
    );
  });

  test('is rounded once, half away from zero, and only if that is declared', () => {
    expect(read({ times: ['qty', 'price'], decimals: 2 }, 'qty|price', '3|0.115')).toBe('0.35');
    expect(read({ times: ['qty', 'price'], decimals: 2 }, 'qty|price', '-3|0.115')).toBe('-0.35');
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '0.5|0.00005', { round: true })).toBe('0');
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '3.5|0.12345')).toBe(
      "(qty) '3.5' makes an amount of more than 4 decimals, 0.432075; 'decimals: 2' in the amount, or 'round: true' on the source, rounds it",
    );
  });

  test('names the column that is at fault', () => {
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '3|')).toBe("(price) '' is empty");
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '|')).toBe("(qty) '' is empty");
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '3|x')).toContain(
      "(price) 'x' is not a plain decimal number",
    );
    expect(read({ times: ['qty', 'price'] }, 'qty|price', '99999999|99999999')).toContain('more than 14 digits');
  });
});

describe('further lines of a row', () => {
  const columns = { order_id: 'id', line_no: 'no', ts: 'day', amount: 'total', quantity: 'qty' };
  const lines = {
    refund: { amount: { ...NOTHING, less: ['refunded'] }, ts: 'refunded on' },
    shipping: { amount: plainAmount('freight'), ts: null },
  };
  const header = 'id|no|day|total|qty|refunded|refunded on|freight';

  test('have numbers, kinds and times of their own, and no quantity', () => {
    const rows = ['A|1|2026-01-01|40|2|10.50|2026-01-05|4.90', 'A|2|2026-01-01|5|1|||0'];
    expect(facts({ ...DAYS, columns, lines }, header, rows, ['line_kind', 'quantity', 'ts'])).toEqual([
      '2: A/1 40 - 2 2026-01-01T00:00:00.000Z',
      '2: A/100000001 -10.5 - - 2026-01-05T00:00:00.000Z',
      '2: A/400000001 4.9 shipping - 2026-01-01T00:00:00.000Z',
      '3: A/2 5 - 1 2026-01-01T00:00:00.000Z',
    ]);
  });

  test('reject their row where a sign or a time does not fit', () => {
    const rows = ['A|1|2026-01-01|40|2|-10||', 'B|1|2026-01-01|40|2|10||', 'C|1|2026-01-01|40|2|||-3'];
    expect(facts({ ...DAYS, columns, lines }, header, rows)).toEqual([
      "2: (refunded) '-10' is above zero as a refund: declare a column of positive numbers under less, one of negative numbers under plus",
      "3: (refunded on) '' is empty, though there is a refund",
      "4: (freight) '-3' is below zero as shipping: declare the column under less",
    ]);
  });
});

describe('an order over several rows', () => {
  const columns = { order_id: 'id', ts: 'at', amount: 'total', currency: 'cur', product: 'item', quantity: 'qty' };
  const order: Partial<Source> = { ...DAYS, columns, amountOf: 'order' };
  const header = 'id|at|total|cur|item|qty|price|back';
  const rows = ['1|2026-01-01|35|USD|Hat|1|30|5', '1||||Cap|1|5|', '2|2026-01-02|40|USD|Mug|2|20|'];

  test('counts its total once, whether it is blank or repeated on the others', () => {
    const expected = ['2: 1/1 35 USD - 2', '4: 2/1 40 USD Mug 2'];
    expect(facts(order, header, rows, ['currency', 'product', 'quantity'])).toEqual(expected);
    const repeated = rows.with(1, '1|2026-01-01|35|USD|Cap|1|5|');
    expect(facts(order, header, repeated, ['currency', 'product', 'quantity'])).toEqual(expected);
    expect(facts(order, header, rows.with(1, '||||Cap|1|5|'), ['currency', 'product', 'quantity'])).toEqual(expected);
  });

  test('becomes its items where they add up, and keeps its refund', () => {
    const items = { ...NOTHING, times: ['qty', 'price'] };
    const lines = { refund: { amount: { ...NOTHING, less: ['back'] }, ts: null } };
    expect(facts({ ...order, items, lines }, header, rows, ['product'])).toEqual([
      '2: 1/1 30 Hat',
      '3: 1/2 5 Cap',
      '2: 1/100000001 -5 -',
      '4: 2/1 40 Mug',
    ]);
    const other = rows.with(0, '1|2026-01-01|36|USD|Hat|1|30|5');
    expect(facts({ ...order, items, lines }, header, other, ['product']).slice(0, 2)).toEqual([
      '2: 1/1 36 -',
      '2: 1/100000001 -5 -',
    ]);
  });

  test('is rejected as a whole, with its two totals named', () => {
    expect(facts(order, header, rows.with(1, '1|2026-01-01|5|USD|Cap|1|5|'))).toEqual([
      "2: (total) '' is of the same order as line 3, which can't be taken",
      "3: (total) '5' differs from '35' of the same order in line 2; if each row has an amount of its own, declare 'amount_of: line'",
      '4: 2/1 40',
    ]);
  });

  test('fills what its rows leave blank, where each has an amount', () => {
    const filled = { ...order, amountOf: 'line' as const, fillDown: true };
    const merged = ['1|2026-01-01|30|USD|Hat|1|30|', '||5||Cap|1|5|', '2|2026-01-02|40|USD|Mug|2|20|'];
    expect(facts(filled, header, merged, ['currency', 'ts'])).toEqual([
      '2: 1/- 30 USD 2026-01-01T00:00:00.000Z',
      '3: 1/- 5 USD 2026-01-01T00:00:00.000Z',
      '4: 2/- 40 USD 2026-01-02T00:00:00.000Z',
    ]);
  });
});

test('rows without an order number are known by their content, or by declared columns', () => {
  const columns = { ts: 'day', amount: 'total', customer_id: 'who' };
  const rows = ['2026-01-01|10|Ann', '2026-01-01|10|Ann', '2026-01-01|5|Ann', '2026-01-01|5|'];
  const each = facts({ ...DAYS, columns, made: { order_id: { each: 'row' } } }, 'day|total|who', rows);
  expect(new Set(each.map((text) => text.slice(3)))).toHaveLength(3);
  const same = facts({ ...DAYS, columns, made: { order_id: { same: ['who', 'day'] } } }, 'day|total|who', rows);
  expect(same.slice(1)).toEqual([
    '3: Ann/2026-01-01/- 10',
    '4: Ann/2026-01-01/- 5',
    "5: (who) '' is empty, so it does not tell which order the row is of",
  ]);
});

test('a time can be of two columns, as spreadsheets write them', () => {
  const source = {
    columns: { order_id: 'id', amount: 'total' },
    zone: 'UTC',
    made: { ts: { date: 'day', time: 'clock' } },
  };
  const read = (row: string): string | undefined => facts(source, 'id|day|clock|total', [row], ['ts'])[0];
  expect(read('1|2026-01-05|10:30|5')).toBe('2: 1/- 5 2026-01-05T10:30:00.000Z');
  expect(read('1|2026-01-05 00:00:00|1899-12-30 10:30:00|5')).toBe('2: 1/- 5 2026-01-05T10:30:00.000Z');
  expect(read('1|2026-01-05||5')).toBe("2: (clock) '' is empty");
});
