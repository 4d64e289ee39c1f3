import type { Reject } from '../../load-error.ts';
import { isRecordRefusal, type RecordField } from '../fields/record-field.ts';
import { contradictionIn, type RowReader } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { LocatedRecord } from './fact-reading.ts';

/**
 * The lines of an order of which each row with an amount of its own makes one, numbered by its place.
 * @param made the staged rows of its rows, with the amount of the order
 * @param field the amount of a row
 */
export function orderItems(
  order: readonly LocatedRecord[],
  made: readonly StagedRow[],
  field: RecordField,
  rows: RowReader,
): StagedRow[] | Reject {
  const [amount, number, currency] = ['amount', 'line_no', 'currency'].map((name) => rows.columns.indexOf(name));
  const found: StagedRow[] = [];
  for (const [index, { record, line }] of order.entries()) {
    const value = field.read(record);
    if (isRecordRefusal(value)) return rows.rejectAt(record, value, line);
    if (value === null) continue;
    const row = [...(made[index] ?? [])];
    const contradicted = contradictionIn(record, field.indexes, row[currency ?? -1] ?? '');
    if (contradicted) return rows.rejectAt(record, contradicted, line);
    row[amount ?? -1] = value;
    row[number ?? -1] = String(index + 1);
    found.push(row);
  }
  return found;
}
