import { join, resolve } from 'node:path';
import { defaultColumns, factColumns } from '../warehouse/load/fact-columns.ts';
import { severalOf, timeForms } from '../warehouse/files/times/time-forms.ts';
import { isTimePattern } from '../warehouse/files/times/time-pattern.ts';
import type { Source } from '../warehouse/source.ts';
import { collect } from './collect.ts';
import { ConfigError } from './faults/config-error.ts';
import { didYouMean } from './faults/did-you-mean.ts';
import { dailyTableFromConfig, refuseDailySettings } from './daily-table-from-config.ts';
import { sourceFormsFromConfig } from './source-forms-from-config.ts';
import type { Locate } from './faults/locate.ts';
import type { Config } from './schema/config.ts';
import type { SourceConfig } from './schema/source.ts';
import type { ColumnForm } from './schema/source-forms.ts';
import { dayOf, fault, refuseUnknownCurrency, refuseUnknownZone } from './checks.ts';

export function sourceFromConfig(
  id: string,
  source: SourceConfig,
  { business }: Config,
  folder: string,
  locate: Locate,
): Source {
  const path = ['sources', id];
  const faults: string[] = [];
  collect(faults, [
    () => source.zone !== undefined && refuseUnknownZone(source.zone, [...path, 'zone'], locate),
    () => source.currency !== undefined && refuseUnknownCurrency(source.currency, [...path, 'currency'], locate),
    () => refuseUnreadable(source, business.zone, path, locate),
    () => refuseMeaningless(source, path, locate),
    () => refuseUnreceivable(source, path, locate),
  ]);
  const [whole] = collect(faults, [() => readableSource(id, source, business, { folder, path, locate })]);
  if (whole?.inbox !== undefined && numbersLinesByPlace(whole))
    faults.push(
      fault(
        [...path, 'columns'],
        "'receives: true' needs line_no, without which nobody knows whether a later batch corrects an order or adds lines to it: map line_no, or declare 'amount_of: order' where a row is an order",
        locate,
      ).message,
    );
  if (!whole || faults.length > 0) throw new ConfigError(faults.join('\n'));
  return whole;
}

/** Whether the lines of an order have their place in the file as numbers, so that an order has to be in one file. */
function numbersLinesByPlace({ table, columns, amountOf, made, numbersRestart }: Source): boolean {
  if (table !== 'fact_sales' || columns['line_no'] !== undefined || amountOf === 'order') return false;
  const isEachRow = made.order_id !== undefined && 'each' in made.order_id;
  return !isEachRow && numbersRestart !== 'each_file';
}

/** Forms and places of files that can't be read. */
function refuseUnreadable(
  source: SourceConfig,
  businessZone: string,
  path: readonly PropertyKey[],
  locate: Locate,
): void {
  const zone = source.zone ?? businessZone;
  if ((source.date_only || source.table === 'daily_values') && zone !== businessZone)
    throw fault([...path, 'zone'], "days alone are the business's: leave zone out", locate);
  if (timeForms(severalOf([source.time_format].flat())).some((form) => form !== 'iso' && !isTimePattern(form))) {
    throw fault(
      [...path, 'time_format'],
      "is neither 'iso', 'epoch_s', 'epoch_ms', 'epoch_us' or 'excel' nor a pattern with a year, a month and a day, each once, such as DD.MM.YYYY HH:mm or M/D/YY h:mm A (docs/config.md lists the parts; other words stand in [brackets])",
      locate,
    );
  }
  if (pathsOf(source).some((one) => /^[a-z][a-z0-9+.-]*:\/\/|^(md|jdbc|file):/i.test(one)))
    throw fault([...path, 'path'], 'names a file of this machine: a URL is never read. Fetch the file first.', locate);
}

interface Place {
  /** That paths are relative to. */
  readonly folder: string;
  readonly path: readonly PropertyKey[];
  readonly locate: Locate;
}

function readableSource(
  id: string,
  source: SourceConfig,
  business: Config['business'],
  { folder, path, locate }: Place,
): Source {
  const zone = source.zone ?? business.zone;
  const daily = source.table === 'daily_values' ? dailyTableFromConfig(source, path, locate) : null;
  if (!daily) refuseDailySettings(source, path, locate);
  else if ((source.currency ?? business.currency) !== business.currency)
    throw fault([...path, 'currency'], "daily values are counted in the business's currency: leave it out", locate);
  return {
    id,
    table: source.table,
    ...(source.owner !== undefined && { owner: source.owner }),
    path:
      typeof source.path === 'string'
        ? resolve(folder, source.path)
        : pathsOf(source).map((one) => resolve(folder, one)),
    ...(source.receives && { inbox: join(folder, 'received', id) }),
    mode: source.mode,
    overlappingFiles: source.overlapping_files,
    columns: daily ? daily.columns : columnsOf(source, [...path, 'columns'], locate),
    columnOrder: daily || source.receives ? 'any' : source.column_order,
    zone,
    timeFormat: severalOf([source.time_format].flat()),
    dateOnly: source.date_only || daily !== null,
    delimiter: source.delimiter,
    encoding: source.encoding,
    headerRow: source.header_row,
    footerRows: source.footer_rows,
    sheet: source.sheet ?? null,
    records: source.records ?? null,
    decimal: source.decimal,
    round: source.round,
    currency: source.currency ?? business.currency,
    cancelled: source.cancelled,
    adjustment: source.adjustment,
    // A later batch corrects an earlier one, whatever it changes.
    numbersRestart: source.numbers_restart ?? (source.receives ? 'never' : null),
    lineKinds: source.line_kinds,
    maxRejectedShare: source.max_rejected_share,
    ...sourceFormsFromConfig(source, (below, message) => fault([...path, ...below], message, locate)),
    completeThrough:
      source.complete_through === undefined
        ? null
        : dayOf(source.complete_through, [...path, 'complete_through'], locate),
    ...(daily && { daily: daily.daily }),
  };
}

function pathsOf({ path = [] }: SourceConfig): readonly string[] {
  return typeof path === 'string' ? [path] : path;
}

/** Batches are JSON lines in UTF-8, and every line of one is a row. */
function refuseUnreceivable(source: SourceConfig, path: readonly PropertyKey[], locate: Locate): void {
  if (source.path === undefined && !source.receives)
    throw fault(path, "declare the 'path' of its files, or 'receives: true' for rows that come by the API", locate);
  if (!source.receives) return;
  const meaningless = [
    source.encoding === 'utf-8' ? null : 'encoding',
    source.footer_rows === 0 ? null : 'footer_rows',
    source.records === undefined ? null : 'records',
  ].find((setting) => setting !== null);
  if (meaningless === undefined) return;
  throw fault(
    [...path, meaningless],
    "does not fit 'receives: true', as every line of a batch is a JSON object in UTF-8: declare another source for such files",
    locate,
  );
}

/** Settings that the source's table, or another setting, leaves without a meaning. */
function refuseMeaningless(source: SourceConfig, path: readonly PropertyKey[], locate: Locate): void {
  const { table, mode, cancelled, adjustment, max_rejected_share: share } = source;
  if (table !== 'fact_sales' && cancelled.length + adjustment.length > 0) {
    const setting = cancelled.length > 0 ? 'cancelled' : 'adjustment';
    throw fault([...path, setting], `only fact_sales has a status that means ${setting}`, locate);
  }
  if (source.overlapping_files && (!hasUnnamedRows(source) || mode === 'replace_days'))
    throw fault(
      [...path, 'overlapping_files'],
      'it is about events without event_id, or rows that are orders without a number, in mode upsert: leave it out',
      locate,
    );
  const both = cancelled.find((status) => adjustment.includes(status));
  if (both !== undefined)
    throw fault([...path, 'adjustment'], `'${both}' can't mean both cancelled and adjustment`, locate);
  if (table !== 'fact_sales' && source.numbers_restart !== undefined)
    throw fault([...path, 'numbers_restart'], 'only fact_sales has order numbers', locate);
  const kinds = Object.entries(source.line_kinds).flatMap(([kind, values]) => values.map((value) => ({ kind, value })));
  const repeated = kinds.find(({ value }, index) => kinds.findIndex((other) => other.value === value) !== index);
  if (repeated)
    throw fault([...path, 'line_kinds', repeated.kind], `'${repeated.value}' can't mean two kinds of line`, locate);
  const isMapped = Array.isArray(source.columns)
    ? source.columns.includes('line_kind')
    : source.columns?.['line_kind'] !== undefined;
  if (kinds.length > 0 && !isMapped)
    throw fault([...path, 'line_kinds'], 'needs a column: map line_kind under columns', locate);
  if (isMapped && kinds.length === 0)
    throw fault([...path, 'columns'], 'line_kind needs line_kinds, which says what its values mean', locate);
  if (table === 'fx_rates' && mode === 'replace_days')
    throw fault([...path, 'mode'], 'rates are only upserted', locate);
  if (mode === 'replace_days' && share > 0) {
    throw fault(
      [...path, 'max_rejected_share'],
      'a file that replaces whole days has to be whole: a rejected row would take its fact away',
      locate,
    );
  }
}

function columnsOf(
  { table, columns }: SourceConfig,
  path: readonly PropertyKey[],
  locate: Locate,
): Record<string, string> {
  const known = factColumns[table];
  if (columns === undefined) return Object.fromEntries(defaultColumns(table).map((name) => [name, name]));
  const declared: Readonly<Record<string, ColumnForm>> = Array.isArray(columns)
    ? Object.fromEntries(columns.map((name) => [name, name]))
    : columns;
  for (const name of Object.keys(declared)) {
    if (!known.some((column) => column.name === name)) {
      throw fault(
        [...path, Array.isArray(columns) ? columns.indexOf(name) : name],
        `${table} has no column '${name}'; it has ${known.map((column) => column.name).join(', ')}${didYouMean(
          name,
          known.map((column) => column.name),
        )}`,
        locate,
      );
    }
  }
  const missing = known.find(({ name, optional }) => !optional && declared[name] === undefined);
  if (missing) throw fault(path, `${table} needs a column for ${missing.name}${advice(missing.name)}`, locate);
  return Object.fromEntries(
    Object.entries(declared).flatMap(([name, form]) => (typeof form === 'string' ? [[name, form]] : [])),
  );
}

/** What to declare of a file that has no column for one of ours. */
function advice(column: string): string {
  if (column === 'order_id')
    return "; without order numbers, 'order_id: {each: row}' makes each row an order, and 'order_id: {same: [customer, date]}' the rows with equal values";
  if (column === 'amount') return "; 'amount: {times: [quantity, unit price]}' makes it of several columns";
  return column === 'is_error' ? "; 'is_error: {column: status, from: 500}' makes it of a status" : '';
}

/** Whether rows are known by their content. */
function hasUnnamedRows({ table, columns }: SourceConfig): boolean {
  if (table === 'fact_ops_events') return true;
  const order = Array.isArray(columns) ? undefined : columns?.['order_id'];
  return typeof order === 'object' && 'each' in order;
}
