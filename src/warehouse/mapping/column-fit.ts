import { factColumns } from '../load/fact-columns.ts';
import { isRefusal } from '../files/fields/field.ts';
import type { ColumnKind } from '../files/table-file.ts';
import type { Source } from '../source.ts';
import { decimalReading, type DecimalReading } from './decimal-sign.ts';
import type { ProposedTable } from './known-names.ts';
import type { Decisions } from './proposal.ts';
import type { SampleColumn } from './sample.ts';
import { readsAs, timeReading } from './time-reading.ts';

/** Share of the values of a column that its field has to accept. */
const ENOUGH = 0.95;

/** Whether the values of a file's column can be those of ours, or why not. */
export type Fit = { readonly fits: true } | { readonly fits: false; readonly reason: string };

const YES: Fit = { fits: true };
const MONEY = ['amount', 'quantity', 'latency_ms'];

/** Whether a column of ours is read by the declared decimal sign. */
export function hasDecimals(ours: string): boolean {
  return MONEY.includes(ours);
}

/** What has been settled of how values are written. */
export type SettledForms = Pick<Decisions, 'timeFormat' | 'decimal'>;

/**
 * @param column the filled values of the file's
 * @param rows how many rows the sample has
 */
export function columnFit(
  table: ProposedTable,
  ours: string,
  column: SampleColumn,
  kind: ColumnKind,
  rows: number,
  settled: SettledForms,
): Fit {
  if (kind === 'other') return no(`${column.name} holds nested or binary values`);
  const isNeeded = factColumns[table].some(({ name, optional }) => name === ours && !optional);
  if (column.values.length === 0) return isNeeded ? no(`${column.name} is empty`) : YES;
  if (isNeeded && column.values.length < ENOUGH * rows) return no(`${column.name} is empty in many rows`);
  if (ours === 'ts') return timeFit(column, settled);
  if (hasDecimals(ours)) return decimalFit(column, kind, settled);
  return fieldFit(table, ours, column);
}

function timeFit(column: SampleColumn, { timeFormat }: SettledForms): Fit {
  if (timeFormat !== undefined) {
    return mostly(column, (text) => readsAs(timeFormat, text), `is not a time of the form ${timeFormat}`);
  }
  const reading = timeReading(column);
  if (reading.kind === 'unreadable') return no(reading.reason);
  return reading.kind === 'none' ? no(`${column.name} holds no times, such as ${example(column, 0)}`) : YES;
}

function decimalFit(column: SampleColumn, kind: ColumnKind, { decimal }: SettledForms): Fit {
  if (decimal !== undefined) {
    const form = decimal === '.' ? /^[+-]?\d+(\.\d+)?$/ : /^[+-]?\d+(,\d+)?$/;
    return mostly(column, (text) => form.test(text), `is no plain number with '${decimal}' as decimal sign`);
  }
  if (numberReading(column, kind).kind !== 'none') return YES;
  const odd = column.values.findIndex((text) => decimalReading([text]).kind === 'none');
  const shown = example(column, Math.max(0, odd));
  return no(
    `${column.name} holds what is no plain number, such as ${shown}; export without thousands and currency signs`,
  );
}

/** What a file's column says about its decimal sign; numbers that the file keeps as such have the point. */
export function numberReading(column: SampleColumn, kind: ColumnKind): DecimalReading {
  return kind === 'text' ? decimalReading(column.values) : { kind: 'sign', sign: '.' };
}

function fieldFit(table: ProposedTable, ours: string, column: SampleColumn): Fit {
  const field = factColumns[table].find(({ name }) => name === ours)?.field(anySource(table));
  if (!field) return no(`${table} has no column ${ours}`);
  const reasonOf = (text: string): string | null => {
    const value = field(text);
    return value !== null && isRefusal(value) ? value.reason : null;
  };
  const reason = column.values.map(reasonOf).find((found) => found !== null) ?? '';
  return mostly(column, (text) => reasonOf(text) === null, reason);
}

function mostly(column: SampleColumn, accepts: (text: string) => boolean, reason: string): Fit {
  const accepted = column.values.map(accepts);
  if (accepted.filter(Boolean).length >= ENOUGH * accepted.length) return YES;
  return no(`${column.name} holds ${example(column, accepted.indexOf(false))}, which ${reason}`);
}

/** These fields do not depend on what a source declares. */
function anySource(table: ProposedTable): Source {
  return {
    id: 'sample',
    table,
    path: '',
    mode: 'upsert',
    columns: {},
    columnOrder: 'declared',
    zone: 'UTC',
    timeFormat: 'iso',
    dateOnly: false,
    delimiter: ',',
    decimal: '.',
    round: false,
    currency: 'XXX',
    cancelled: [],
    adjustment: [],
    maxRejectedShare: 0,
    completeThrough: null,
  };
}

function example({ values, lines }: SampleColumn, at: number): string {
  return `'${values[at] ?? ''}' (line ${lines[at] ?? 0})`;
}

function no(reason: string): Fit {
  return { fits: false, reason };
}
