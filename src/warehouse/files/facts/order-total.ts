import { add, exact, exactText, ZERO } from '../fields/exact.ts';
import type { StagedRow } from '../staged-row.ts';

const GOODS = ['product_id', 'product', 'category'];

/**
 * An order as one line, of its product if it has one row alone.
 * @param made the staged rows of its rows
 * @param columns their columns
 */
export function orderTotal(made: readonly StagedRow[], columns: readonly string[]): StagedRow {
  const [main = []] = made;
  const row = [...withoutGoods(main, made.length, columns)];
  const quantity = columns.indexOf('quantity');
  if (quantity !== -1) row[quantity] = sumOf(made.map((each) => each[quantity] ?? null));
  return row;
}

/** A line of the whole order: without the product of its first row if it has several. */
export function withoutGoods(row: StagedRow, rowCount: number, columns: readonly string[]): StagedRow {
  if (rowCount === 1) return row;
  const places = GOODS.map((name) => columns.indexOf(name));
  return row.map((value, at) => (places.includes(at) ? null : value));
}

function sumOf(values: readonly (string | null)[]): string | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : exactText(given.reduce((sum, value) => add(sum, exact(value)), ZERO));
}
