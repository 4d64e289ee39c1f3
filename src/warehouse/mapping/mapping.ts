import { factColumns, identityColumn } from '../load/fact-columns.ts';
import { columnFit } from './column-fit.ts';
import { knownNames, type ProposedTable } from './names/known-names.ts';
import { namedCurrency } from './names/named-currency.ts';
import { namedZone } from './names/named-zone.ts';
import { normalName } from './names/normal-name.ts';
import type { Decisions } from './proposal.ts';
import { filledColumn, type Sample } from './sample.ts';
import { spelledOut } from './names/spelled-out.ts';
import { timeReading } from './times/time-reading.ts';

/** The assignment of file columns to fact columns. */
export interface Mapping {
  readonly table: ProposedTable;
  /** Fact column to the index of the file column. */
  readonly columns: ReadonlyMap<string, number>;
  /** Fact columns whose candidate column does not fit, with the reason. */
  readonly unfit: ReadonlyMap<string, string>;
  /** Required fact columns without a file column. */
  readonly missing: readonly string[];
}

interface Candidate {
  readonly factColumn: string;
  readonly index: number;
  /** Index of the name in the list of known names; -1 if decided. */
  readonly rank: number;
}

/** Proposes a mapping by column names and values; the time column can also be found by values alone. */
export function mapping(sample: Sample, table: ProposedTable, decisions: Decisions): Mapping {
  const columns = new Map<string, number>();
  const unfit = new Map<string, string>();
  for (const { factColumn, index } of candidates(sample, table, decisions)) {
    if (columns.has(factColumn) || [...columns.values()].includes(index)) continue;
    const kind = sample.kinds[index] ?? 'text';
    const fit = columnFit(table, factColumn, filledColumn(sample, index), kind, sample.rows.length, decisions);
    if (fit.fits) columns.set(factColumn, index);
    else if (!unfit.has(factColumn)) unfit.set(factColumn, fit.reason);
  }
  addTimesByValues(sample, columns, decisions);
  if (table === 'fact_sales') addCurrencyByValues(sample, columns, unfit, decisions);
  removeRepeatedIdentity(sample, table, columns, unfit, decisions);
  const needed = factColumns[table].filter(({ name, optional }) => !optional || isUnfitCurrency(name, unfit));
  const missing = needed.map(({ name }) => name).filter((name) => !columns.has(name));
  return { table, columns, unfit, missing };
}

/** A currency column that can't be parsed must not be ignored: amounts in several currencies might be summed. */
function isUnfitCurrency(factColumn: string, unfit: ReadonlyMap<string, string>): boolean {
  return factColumn === 'currency' && unfit.has(factColumn);
}

/** Returns decided columns first, then matches by name, most certain first; of equal ones, amounts in another currency last. */
function candidates(sample: Sample, table: ProposedTable, { columns, currency }: Decisions): Candidate[] {
  const header = withoutSharedPath(sample.header);
  const names = header.map(normalName);
  const withoutZones = header.map((name) => normalName(namedZone(name)?.rest ?? name));
  return Object.entries(knownNames[table])
    .flatMap(([factColumn, known]): Candidate[] => {
      const decided = columns[factColumn];
      if (decided === null) return [];
      if (decided !== undefined) return [{ factColumn, index: sample.header.indexOf(decided), rank: -1 }];
      return (factColumn === 'ts' ? withoutZones : names).flatMap((name, index) => {
        const rank = rankOf(name, known);
        return rank === -1 ? [] : [{ factColumn, index, rank }];
      });
    })
    .filter(({ index }) => index !== -1)
    .sort((a, b) => a.rank - b.rank || inOtherCurrency(a) - inOtherCurrency(b));

  function inOtherCurrency({ factColumn, index }: Candidate): number {
    const named = namedCurrency(sample.header[index] ?? '');
    return factColumn === 'amount' && currency !== undefined && named !== null && named !== currency ? 1 : 0;
  }
}

/** The names of fields without the object that all of them are in, such as `node.` of an answer of GraphQL. */
function withoutSharedPath(header: readonly string[]): readonly string[] {
  const path = /^[^.\s]+\./.exec(header[0] ?? '')?.[0] ?? '';
  return header.every((name) => name.startsWith(path)) ? header.map((name) => name.slice(path.length)) : header;
}

/** The place of a name among the known ones; behind all of them if only its words in full are known. */
function rankOf(name: string, known: readonly string[]): number {
  const rank = known.indexOf(name);
  if (rank !== -1) return rank;
  const inFull = known.indexOf(spelledOut(name));
  return inFull === -1 ? -1 : known.length + inFull;
}

/** Adds the time column by values if exactly one unused column contains times. */
function addTimesByValues(sample: Sample, columns: Map<string, number>, decisions: Decisions): void {
  if (columns.has('ts') || decisions.columns['ts'] === null) return;
  const times = sample.header.flatMap((_, index) => {
    if ([...columns.values()].includes(index)) return [];
    const column = filledColumn(sample, index);
    const isLong = column.values.every((text) => text.length > 8);
    const { kind } = timeReading(column);
    return isLong && (kind === 'form' || kind === 'ambiguous') ? [index] : [];
  });
  if (times.length === 1 && times[0] !== undefined) columns.set('ts', times[0]);
}

/** Adds the currency column by values if every value of exactly one unused column is a code of ISO 4217. */
function addCurrencyByValues(
  sample: Sample,
  columns: Map<string, number>,
  unfit: ReadonlyMap<string, string>,
  decisions: Decisions,
): void {
  if (columns.has('currency') || unfit.has('currency') || decisions.columns['currency'] === null) return;
  const codes = new Set(Intl.supportedValuesOf('currency'));
  const found = sample.header.flatMap((_, index) => {
    if ([...columns.values()].includes(index)) return [];
    const { values } = filledColumn(sample, index);
    return values.length > 0 && values.every((text) => codes.has(text)) ? [index] : [];
  });
  if (found.length === 1 && found[0] !== undefined) columns.set('currency', found[0]);
}

/** Removes an identity column that is not unique; rows are then numbered by their position in the file. */
function removeRepeatedIdentity(
  { header, rows }: Sample,
  table: ProposedTable,
  columns: Map<string, number>,
  unfit: Map<string, string>,
  decisions: Decisions,
): void {
  const factColumn = identityColumn[table] ?? '';
  const index = columns.get(factColumn);
  if (index === undefined || decisions.columns[factColumn] !== undefined) return;
  const parts = [...(table === 'fact_sales' ? [columns.get('order_id')] : []), index];
  const keys = new Set(rows.map((row) => JSON.stringify(parts.map((part) => row[part ?? -1] ?? ''))));
  const isFilled = rows.every((row) => row[index] !== '');
  if (isFilled && keys.size === rows.length) return;
  columns.delete(factColumn);
  unfit.set(
    factColumn,
    `${header[index] ?? ''} ${isFilled ? 'repeats' : 'is empty'} within the file, so it does not identify rows`,
  );
}
