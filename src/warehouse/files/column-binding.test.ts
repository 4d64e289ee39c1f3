import { describe, expect, test } from 'vitest';
import { testSource } from '../../../test/fixtures/source.ts';
import { bindColumns } from './column-binding.ts';
import { LoadError } from '../load-error.ts';
import type { Source } from '../source.ts';

const shop = testSource('fact_sales', {
  columns: { order_id: 'invoice', ts: 'time', amount: 'total', country: 'land' },
});

/** Each bound column with the index of its field. */
function places(header: readonly string[], source: Source): string[] {
  return bindColumns(header, source, 'a.csv').map(({ column, index }) => `${column.name} ${index}`);
}

describe("a file's header", () => {
  test('may use any column names and contain other columns, if the declared ones are in order', () => {
    expect(places(['invoice', 'clerk', 'time', 'total', 'land', ''], shop)).toEqual([
      'order_id 0',
      'ts 2',
      'amount 3',
      'country 4',
    ]);
  });

  test('may have any order if column_order is any', () => {
    const source = testSource('fact_sales', { ...shop, columnOrder: 'any' });
    expect(places(['land', 'total', 'time', 'invoice'], source)).toEqual([
      'order_id 3',
      'ts 2',
      'amount 1',
      'country 0',
    ]);
  });

  test('may use one column for two fact columns', () => {
    const source = testSource('fact_sales', {
      columns: { order_id: 'invoice', ts: 'time', amount: 'total', product_id: 'sku', product: 'sku', country: 'land' },
    });
    expect(places(['invoice', 'time', 'total', 'sku', 'land'], source)).toEqual([
      'order_id 0',
      'ts 1',
      'amount 2',
      'product_id 3',
      'product 3',
      'country 4',
    ]);
  });

  test.each([
    [
      'a column is missing',
      ['invoice', 'time', 'land'],
      "a.csv:1:3: column 'total' is missing: the header has 'invoice', 'time', 'land'; declare its name in this file under sources.shop.columns",
    ],
    [
      'a name differs by a space or a capital',
      ['invoice', 'Time ', 'total', 'land'],
      "a.csv:1:2: column 'time' is missing: the header has 'invoice', 'Time ', 'total', 'land'; declare its name in this file under sources.shop.columns",
    ],
    [
      'the file has another delimiter',
      ['invoice;time;total;land'],
      "a.csv:1:1: column 'invoice' is missing: the header has 'invoice;time;total;land'; declare its name in this file under sources.shop.columns",
    ],
    [
      'a column appears twice',
      ['invoice', 'time', 'total', 'land', 'total'],
      "a.csv:1:5: column 'total' appears twice in the header, first as column 3: give one of them another name, or export the file without it",
    ],
    [
      'the columns are reordered',
      ['invoice', 'total', 'time', 'land'],
      "a.csv:1:2: column 'total' is where 'time' was declared: the columns are reordered; 'column_order: any' under sources.shop accepts any order",
    ],
  ])('is rejected with its position if %s', (_, header, message) => {
    expect(() => bindColumns(header, shop, 'a.csv')).toThrow(new LoadError(message));
  });
});
