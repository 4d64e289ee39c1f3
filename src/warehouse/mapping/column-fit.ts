import { factColumns } from '../load/fact-columns.ts';
import { PLAIN_FORM } from '../files/file-form.ts';
import { isRefusal } from '../files/fields/field.ts';
import { severalOf, timeForms } from '../files/times/time-forms.ts';
import type { ColumnKind } from '../files/table-file.ts';
import type { Source } from '../source.ts';
import { numbersReading } from './decimal-sign.ts';
import type { ProposedTable } from './names/known-names.ts';
import type { Decisions } from './proposal.ts';
import type { SampleColumn } from './sample.ts';
import { readsAs } from './times/reads-as.ts';
import { countReading, timeReading, type TimeReading } from './times/time-reading.ts';
import { PLAIN_FORMS } from '../source-forms.ts';

/** Minimum share of values that the field of a column must accept. */
const MIN_SHARE = 0.95;

/** Whether the values of a file column fit a fact column, or why not. */
export type Fit = { readonly fits: true } | { readonly fits: false; readonly reason: string };

const FITS: Fit = { fits: true };
/** The time of day behind the date of a pattern. */
const CLOCK = /[ T,]+(?:A ?)?[Hh].*$/;
const DECIMAL_COLUMNS = ['amount', 'quantity', 'latency_ms'];

/** Returns whether a fact column uses the declared decimal sign. */
export function hasDecimals(factColumn: string): boolean {
  return DECIMAL_COLUMNS.includes(factColumn);
}

/** The decided forms of times and decimals. */
export type DecidedForms = Pick<Decisions, 'timeFormat' | 'decimal'>;

/**
 * Returns whether a file column fits a fact column.
 * @param column its non-empty values
 * @param rows number of rows in the sample
 */
export function columnFit(
  table: ProposedTable,
  factColumn: string,
  column: SampleColumn,
  kind: ColumnKind,
  rows: number,
  decided: DecidedForms,
): Fit {
  if (kind === 'other') return misfit(`${column.name} contains nested or binary values`);
  const isRequired = factColumns[table].some(({ name, optional }) => name === factColumn && !optional);
  if (column.values.length === 0) return isRequired ? misfit(`${column.name} is empty`) : FITS;
  if (isRequired && column.values.length < MIN_SHARE * rows) {
    const advice = factColumn === 'ts' ? ': if its cells are merged, give each row its own value' : '';
    return misfit(`${column.name} is empty in many rows${advice}`);
  }
  if (factColumn === 'ts') return timeFit(column, decided);
  if (hasDecimals(factColumn)) return decimalFit(factColumn, column, kind, decided);
  return fieldFit(table, factColumn, column);
}

function timeFit(column: SampleColumn, { timeFormat }: DecidedForms): Fit {
  if (timeFormat !== undefined) {
    // The time of day may stand in a column of its own.
    const ofDays = severalOf(timeForms(timeFormat).map((form) => form.replace(CLOCK, '')));
    const reads = (text: string): boolean => readsAs(timeFormat, text) || readsAs(ofDays, text);
    return mostly(column, reads, `is not a time of the form ${timeFormat}`);
  }
  const reading = timesReading(column);
  if (reading.kind === 'unreadable') return misfit(reading.reason);
  return reading.kind === 'none' ? misfit(`${column.name} does not contain times: ${example(column, 0)}`) : FITS;
}

/** Detects the form of the times of a column that is named after one. */
export function timesReading(column: SampleColumn): TimeReading {
  const reading = timeReading(column);
  return reading.kind === 'none' ? countReading(column) : reading;
}

function decimalFit(factColumn: string, column: SampleColumn, kind: ColumnKind, { decimal }: DecidedForms): Fit {
  if (kind !== 'text') return FITS;
  const isMoney = factColumn === 'amount';
  if (numbersReading([{ values: column.values, isMoney }], decimal).kind !== 'none') return FITS;
  const invalid = column.values.findIndex(
    (text) => numbersReading([{ values: [text], isMoney }], decimal).kind === 'none',
  );
  const shown = example(column, Math.max(0, invalid));
  const signs = decimal === undefined ? '' : ` with '${decimal}' as decimal sign`;
  return misfit(`${column.name} has values that are not numbers${signs}, such as ${shown}`);
}

function fieldFit(table: ProposedTable, factColumn: string, column: SampleColumn): Fit {
  const field = factColumns[table].find(({ name }) => name === factColumn)?.field(anySource(table));
  if (!field) return misfit(`${table} has no column ${factColumn}`);
  const reasonOf = (text: string): string | null => {
    const value = field(text);
    return value !== null && isRefusal(value) ? value.reason : null;
  };
  const reason = column.values.map(reasonOf).find((rejection) => rejection !== null) ?? '';
  return mostly(column, (text) => reasonOf(text) === null, reason);
}

function mostly(column: SampleColumn, accepts: (text: string) => boolean, reason: string): Fit {
  const accepted = column.values.map(accepts);
  if (accepted.filter(Boolean).length >= MIN_SHARE * accepted.length) return FITS;
  return misfit(`${column.name} contains ${example(column, accepted.indexOf(false))}, which ${reason}`);
}

/** These fields do not depend on what a source declares. */
function anySource(table: ProposedTable): Source {
  return {
    id: 'sample',
    table,
    path: '',
    mode: 'upsert',
    overlappingFiles: false,
    columns: {},
    columnOrder: 'declared',
    zone: 'UTC',
    timeFormat: 'iso',
    dateOnly: false,
    ...PLAIN_FORM,
    decimal: '.',
    round: false,
    currency: 'XXX',
    cancelled: [],
    adjustment: [],
    numbersRestart: null,
    lineKinds: { discount: [], gift_card: [], shipping: [], tax: [] },
    ...PLAIN_FORMS,
    maxRejectedShare: 0,
    completeThrough: null,
  };
}

function example({ values, lines }: SampleColumn, at: number): string {
  return `'${values[at] ?? ''}' (line ${lines[at] ?? 0})`;
}

function misfit(reason: string): Fit {
  return { fits: false, reason };
}
