import { isRecordRefusal, type RecordField } from '../fields/record-field.ts';
import { isRefusal } from '../fields/field.ts';
import { timeField } from '../times/time-field.ts';
import { columnIndex } from '../column-binding.ts';
import { boundAmount } from '../made-columns.ts';
import { contradictionIn, type RowReader } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import type { LineKind } from '../../source-forms.ts';
import { FURTHER_KINDS, hasRoom, numbersFrom, rowKey } from './row-keys.ts';

/** A further line of the rows of a file. */
export interface FurtherLineReader {
  readonly kind: LineKind | 'refund';
  /** The fields of its amount and of its time. */
  readonly indexes: readonly number[];
  readonly amount: RecordField;
  /** Returns the staged row of a record's line, null if it has none, or why the record is rejected. */
  readonly read: (record: readonly string[], row: StagedRow, line: number) => StagedRow | null | Reject;
}

/** What a line that sells no goods says of them. */
const GOODS = ['quantity', 'product_id', 'product', 'category'];

/** The further lines that a source declares, in the order of their numbers. */
export function furtherLines(
  source: Source,
  header: readonly string[],
  file: string,
  rows: RowReader,
): FurtherLineReader[] {
  const indexOf = (name: string): number => columnIndex(name, header, source, file);
  return FURTHER_KINDS.flatMap((kind) => {
    const declared = source.lines[kind];
    if (!declared) return [];
    const amount = boundAmount(declared.amount, source, indexOf);
    const time = declared.ts === null ? null : indexOf(declared.ts);
    return [lineReader(kind, amount, time, source, rows)];
  });
}

function lineReader(
  kind: LineKind | 'refund',
  amount: RecordField,
  time: number | null,
  source: Source,
  rows: RowReader,
): FurtherLineReader {
  const clock = timeField({ format: source.timeFormat, zone: source.zone, dateOnly: source.dateOnly });
  const place = (name: string): number => rows.columns.indexOf(name);
  const [index = 0] = amount.indexes;
  const empties = GOODS.filter((name) => kind === 'shipping' || kind === 'gift_card' || name === 'quantity').map(place);

  function read(record: readonly string[], row: StagedRow, line: number): StagedRow | null | Reject {
    const value = amount.read(record);
    if (isRecordRefusal(value)) return rows.rejectAt(record, value, line);
    if (value === null || value === '0') return null;
    const contradicted = contradictionIn(record, amount.indexes, row[place('currency')] ?? '');
    if (contradicted) return rows.rejectAt(record, contradicted, line);
    const isNegative = value.startsWith('-');
    if (isNegative !== (kind === 'refund' || kind === 'discount') && kind !== 'tax' && kind !== 'gift_card')
      return rows.rejectAt(record, { index, reason: signReason(kind) }, line);
    const instant = time === null ? (row[place('ts')] ?? null) : clock(record[time] ?? '');
    if (instant !== null && isRefusal(instant))
      return rows.rejectAt(record, { index: time ?? 0, reason: `${instant.reason}, though there is a ${kind}` }, line);
    const number = Number(row[place('line_no')]);
    if (!hasRoom(number))
      return rows.rejectAt(
        record,
        { index, reason: 'belongs to a line whose number has more than eight digits' },
        line,
      );
    const made = [...row];
    made[0] = rowKey(source, line, kind);
    made[place('amount')] = value;
    made[place('ts')] = instant;
    made[place('line_no')] = String(number + numbersFrom(kind));
    made[place('line_kind')] = kind === 'refund' ? null : kind;
    for (const empty of empties) if (empty !== -1) made[empty] = null;
    return made;
  }

  return { kind, indexes: [...amount.indexes, ...(time === null ? [] : [time])], amount, read };
}

function signReason(kind: LineKind | 'refund'): string {
  return kind === 'shipping'
    ? 'is below zero as shipping: declare the column under less'
    : `is above zero as a ${kind}: declare a column of positive numbers under less, one of negative numbers under plus`;
}
