import { createHash } from 'node:crypto';
import { DAILY_COLUMNS } from './daily/daily-rows.ts';
import type { BoundColumn } from './column-binding.ts';
import { quoteAdvice } from './quote-advice.ts';
import { contradiction } from './fields/currency-marks.ts';
import { finite } from './fields/finite.ts';
import { isRefusal } from './fields/field.ts';
import type { RecordRefusal } from './fields/record-field.ts';
import { keysARow, makesSeveral } from './facts/row-keys.ts';
import { identityColumn } from '../load/fact-columns.ts';
import type { Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import type { StagedRow } from './staged-row.ts';
import type { TableFile } from './table-file.ts';
import { cellField } from './xlsx/cell-field.ts';

/** Converts the records of a file to staged rows. */
export interface RowReader {
  /** The columns of the staged rows. */
  readonly columns: readonly string[];
  /** Returns the staged row of a record, or why it is rejected. */
  read(record: readonly string[], line: number): StagedRow | Reject;
  /** Returns the rejection of a record by one of its fields. */
  rejectAt(record: readonly string[], refusal: RecordRefusal, line: number): Reject;
}

export function isReject(row: object): row is Reject {
  return 'reason' in row;
}

/** @param table the file's header and the kinds of its columns */
export function rowReader(
  bound: readonly BoundColumn[],
  { header, kinds, format }: Pick<TableFile, 'header' | 'kinds' | 'format'>,
  source: Source,
  file: string,
): RowReader {
  const fields = bound.map(({ column, index, made }) => {
    const field = column.field(source);
    if (format === 'xlsx') return { index, made, field: cellField(field) };
    return { index, made, field: kinds[index] === 'float' ? finite(field) : field };
  });
  const single = fields.filter(({ made }) => made === undefined);
  const derived = derivedColumns(bound, source);
  const keys = keysARow(source);
  const columns = stagedColumns(bound, source);
  const currencyPlace = source.table === 'fact_sales' ? columns.indexOf('currency') : -1;
  const moneyIndexes = bound.flatMap(({ column, index, made }) =>
    column.name === 'amount' ? (made?.indexes ?? [index]) : [],
  );

  function read(record: readonly string[], line: number): StagedRow | Reject {
    if (record.length !== header.length)
      return wrongLength(record, header, line, file, quoteAdvice(record, header, single, source.delimiter));
    const row: (string | null)[] = [String(line * keys)];
    for (const { index, made, field } of fields) {
      const value = made ? made.read(record) : field(record[index] ?? '');
      if (isRefusal(value))
        return rejectAt(record, { ...value, index: 'index' in value ? Number(value.index) : index }, line);
      row.push(value);
    }
    for (const { value } of derived) row.push(value(row));
    const contradicted = currencyPlace === -1 ? null : contradictionIn(record, moneyIndexes, row[currencyPlace] ?? '');
    return contradicted ? rejectAt(record, contradicted, line) : row;
  }

  function rejectAt(record: readonly string[], { index, reason }: RecordRefusal, line: number): Reject {
    return { file, line, column: index + 1, columnName: header[index] ?? '', value: record[index] ?? '', reason };
  }

  return { columns, read, rejectAt };
}

/** Returns the first of some amounts of a record that names another currency; null where none does. */
export function contradictionIn(
  record: readonly string[],
  indexes: readonly number[],
  currency: string,
): RecordRefusal | null {
  for (const index of indexes) {
    const reason = contradiction(record[index] ?? '', currency);
    if (reason !== null) return { index, reason };
  }
  return null;
}

/** The columns of the staged rows of a file, in the order of a row. */
export function stagedColumns(bound: readonly BoundColumn[], source: Source): string[] {
  if (source.daily) return [...DAILY_COLUMNS];
  return ['line', ...bound.map(({ column }) => column.name), ...derivedColumns(bound, source).map(({ name }) => name)];
}

interface DerivedColumn {
  readonly name: string;
  readonly value: (row: StagedRow) => string | null;
}

/** Columns that are not in the file: the currency of the source, an event id by content, the reciprocal of a rate. */
function derivedColumns(bound: readonly BoundColumn[], source: Source): DerivedColumn[] {
  const has = (name: string): boolean => bound.some(({ column }) => column.name === name);
  const place = 1 + bound.findIndex(({ column }) => column.name === 'per_base');
  switch (source.table) {
    case 'fact_sales':
      return derivedOfSales(source).filter(({ name }) => !has(name));
    case 'fact_ops_events':
      return has('event_id') ? [] : [{ name: 'event_id', value: (row) => contentHash(row.slice(1)) }];
    case 'daily_values':
      return [];
    case 'fx_rates':
      return [{ name: 'base_per', value: (row) => reciprocal(row[place] ?? '') }];
  }
}

/** Order numbers by content where each row is an order, and numbers and kinds of lines where a row makes several. */
function derivedOfSales(source: Source): DerivedColumn[] {
  const isEachRow = eachRowIsAnOrder(source);
  const lineNo = isEachRow || source.amountOf === 'order' ? '1' : '0';
  return [
    { name: 'currency', value: () => source.currency },
    ...(isEachRow ? [{ name: 'order_id', value: (row: StagedRow) => contentHash(row.slice(1)) }] : []),
    ...(isEachRow || makesSeveral(source) ? [{ name: 'line_no', value: () => lineNo }] : []),
    ...(makesSeveral(source) ? [{ name: 'line_kind', value: () => null }] : []),
  ];
}

/** Whether every row is an order, which is known by its content. */
export function eachRowIsAnOrder({ made }: Source): boolean {
  return made.order_id !== undefined && 'each' in made.order_id;
}

/** Returns whether rows must be numbered after staging because the source has no identity column. */
export function needsNumbers(bound: readonly BoundColumn[], source: Source): boolean {
  const identity = identityColumn[source.table];
  if (source.table === 'fact_sales' && source.amountOf === 'order') return false;
  return identity !== null && !bound.some(({ column }) => column.name === identity);
}

function contentHash(values: readonly (string | null)[]): string {
  return createHash('md5').update(JSON.stringify(values)).digest('hex');
}

/** Returns 1 / rate to 18 decimals, rounded up, so that amounts at a rounding tie round away from zero as the exact quotient does. */
function reciprocal(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const scaled = BigInt(whole + fraction.padEnd(8, '0'));
  const digits = ((10n ** 26n + scaled - 1n) / scaled).toString().padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`;
}

/** Returns the rejection of a record whose number of fields differs from the header. */
export function wrongLength(
  record: readonly string[],
  header: readonly string[],
  line: number,
  file: string,
  advice = '',
): Reject {
  const column = Math.min(record.length, header.length) + 1;
  const columnName = header[record.length] ?? '';
  const reason = `the row has ${record.length} fields, the header ${header.length}${advice}`;
  return { file, line, column, columnName, value: record[header.length] ?? '', reason };
}
