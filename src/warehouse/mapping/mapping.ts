import { factColumns, identityColumn } from '../load/fact-columns.ts';
import { columnFit } from './column-fit.ts';
import { knownNames, type ProposedTable } from './known-names.ts';
import { normalName } from './normal-name.ts';
import type { Decisions } from './proposal.ts';
import { filledColumn, type Sample } from './sample.ts';
import { timeReading } from './time-reading.ts';

/** Which of the file's columns become which of a table's. */
export interface Mapping {
  readonly table: ProposedTable;
  /** Our column to the index of the file's. */
  readonly columns: ReadonlyMap<string, number>;
  /** Our columns for which the file's of that name won't do, each with the reason. */
  readonly unfit: ReadonlyMap<string, string>;
  /** The needed columns that nothing was found for. */
  readonly missing: readonly string[];
}

interface Candidate {
  readonly ours: string;
  readonly index: number;
  /** How far down the list of known names the file's name stands. */
  readonly rank: number;
}

/** Proposes a mapping by names, of columns whose values fit, and for times alone by values where no name is known. */
export function mapping(sample: Sample, table: ProposedTable, decisions: Decisions): Mapping {
  const columns = new Map<string, number>();
  const unfit = new Map<string, string>();
  for (const { ours, index } of candidates(sample, table, decisions)) {
    if (columns.has(ours) || [...columns.values()].includes(index)) continue;
    const kind = sample.kinds[index] ?? 'text';
    const fit = columnFit(table, ours, filledColumn(sample, index), kind, sample.rows.length, decisions);
    if (fit.fits) columns.set(ours, index);
    else if (!unfit.has(ours)) unfit.set(ours, fit.reason);
  }
  addOnlyTimes(sample, columns, decisions);
  leaveOutRepeated(sample, table, columns, unfit, decisions);
  const needed = factColumns[table].filter(({ name, optional }) => !optional || isUnreadCurrency(name, unfit));
  const missing = needed.map(({ name }) => name).filter((name) => !columns.has(name));
  return { table, columns, unfit, missing };
}

/** A currency that is there and can't be read is not left out, or amounts in several might be added together. */
function isUnreadCurrency(ours: string, unfit: ReadonlyMap<string, string>): boolean {
  return ours === 'currency' && unfit.has(ours);
}

/** What was decided first, then by name, the surest first. */
function candidates(sample: Sample, table: ProposedTable, { columns }: Decisions): Candidate[] {
  const names = sample.header.map(normalName);
  return Object.entries(knownNames[table])
    .flatMap(([ours, known]): Candidate[] => {
      const decided = columns[ours];
      if (decided === null) return [];
      if (decided !== undefined) return [{ ours, index: sample.header.indexOf(decided), rank: -1 }];
      return names.flatMap((name, index) => (known.includes(name) ? [{ ours, index, rank: known.indexOf(name) }] : []));
    })
    .filter(({ index }) => index !== -1)
    .sort((a, b) => a.rank - b.rank);
}

/** The one column of times, whatever it is called. */
function addOnlyTimes(sample: Sample, columns: Map<string, number>, decisions: Decisions): void {
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

/** A column that should tell rows apart and doesn't is no identity: rows are then numbered as they stand in the file. */
function leaveOutRepeated(
  { header, rows }: Sample,
  table: ProposedTable,
  columns: Map<string, number>,
  unfit: Map<string, string>,
  decisions: Decisions,
): void {
  const ours = identityColumn[table] ?? '';
  const index = columns.get(ours);
  if (index === undefined || decisions.columns[ours] !== undefined) return;
  const parts = [...(table === 'fact_sales' ? [columns.get('order_id')] : []), index];
  const keys = new Set(rows.map((row) => JSON.stringify(parts.map((part) => row[part ?? -1] ?? ''))));
  const isFilled = rows.every((row) => row[index] !== '');
  if (isFilled && keys.size === rows.length) return;
  columns.delete(ours);
  unfit.set(
    ours,
    `${header[index] ?? ''} ${isFilled ? 'repeats' : 'is empty'} within the file, so it tells no rows apart`,
  );
}
