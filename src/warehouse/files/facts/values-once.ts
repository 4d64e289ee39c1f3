import type { Reject } from '../../load-error.ts';
import type { RowReader } from '../row-reader.ts';
import type { LocatedRecord } from './fact-reading.ts';

/**
 * Returns the rows of an order with what some columns have in one of them, or alike in several, in all of them; the rejection of a row that
 * differs.
 * @param once the indexes of these columns
 */
export function withValuesOnce(
  order: readonly LocatedRecord[],
  once: readonly number[],
  rows: RowReader,
): readonly LocatedRecord[] | Reject {
  const values = new Map<number, string>();
  for (const index of once) {
    const given = order.filter(({ record }) => (record[index] ?? '') !== '');
    const [holder] = given;
    if (!holder) continue;
    const value = holder.record[index] ?? '';
    const other = given.find(({ record }) => record[index] !== value);
    if (other) {
      const reason = `differs from '${value}' of the same order in line ${holder.line}; if each row has an amount of its own, declare 'amount_of: line'`;
      return rows.rejectAt(other.record, { index, reason }, other.line);
    }
    values.set(index, value);
  }
  return order.map(({ record, line }) => ({ record: record.map((text, at) => values.get(at) ?? text), line }));
}
