import { saysTotal } from '../../files/total-words.ts';
import { filledColumn, type Sample } from '../sample.ts';
import { numbersOf } from './column-numbers.ts';

/** Minimum number of rows without an order's number that are sums of those above. */
const MIN_SUMS = 3;

/**
 * Says that totals stand among the rows, which would count twice; null if none do.
 * @param columns fact column to the index of the file column
 * @param fillDown whether blank cells are filled from the rows above; else a row without a time can't be read
 */
export function totalRows(sample: Sample, columns: ReadonlyMap<string, number>, fillDown: boolean): string | null {
  const { header, lines } = sample;
  const order = columns.get('order_id');
  if (order === undefined) return null;
  const time = fillDown ? undefined : columns.get('ts');
  const isRead = (row: readonly string[]): boolean => time === undefined || row[time] !== '';
  const named = sample.rows.findIndex((row) => isRead(row) && namesTotal(row, order));
  const at = named === -1 ? sumsOfOrders(sample, order, columns.get('amount') ?? -1) : named;
  if (at === null) return null;
  const row = sample.rows[at] ?? [];
  const column = named === -1 ? (columns.get('amount') ?? -1) : row.findIndex(saysTotal);
  return `totals stand among its rows, such as '${row[column]}' in '${header[column]}' (line ${lines[at]}), and would count twice: export it without them, or delete these rows`;
}

/** Whether a row says so in place of an order's number, or in one word beside a blank one. */
function namesTotal(row: readonly string[], order: number): boolean {
  const number = row[order] ?? '';
  return saysTotal(number) || (number === '' && row.some((text) => saysTotal(text) && !/\s/.test(text.trim())));
}

/** The first row without an order's number, if each of these is the sum of several orders since the one before. */
function sumsOfOrders(sample: Sample, order: number, amount: number): number | null {
  const numbers = numbersOf(filledColumn(sample, amount));
  if (numbers?.length !== sample.rows.length) return null;
  const sums: number[] = [];
  let above = new Set<string>();
  let sum = 0;
  for (const [at, row] of sample.rows.entries()) {
    const number = row[order] ?? '';
    const value = numbers[at] ?? 0;
    if (number !== '') {
      above.add(number);
      sum += value;
      continue;
    }
    if (Math.abs(sum - value) >= 0.005) return null;
    if (above.size > 1) sums.push(at);
    above = new Set();
    sum = 0;
  }
  return sums.length >= MIN_SUMS ? (sums[0] ?? null) : null;
}
