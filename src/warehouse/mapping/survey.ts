import { zone as zoneOf } from '../../calendar/zone.ts';
import { bindColumns } from '../files/column-binding.ts';
import { factReader } from '../files/facts/fact-reader.ts';
import { lineOfKey } from '../files/facts/row-keys.ts';
import { isReject } from '../files/row-reader.ts';
import type { StagedRow } from '../files/staged-row.ts';
import { rowsWhere } from '../files/rows-where.ts';
import type { Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import type { TableFile } from '../files/table-file.ts';

const MAX_REJECTS = 5;
const MAX_STATUSES = 50;
const MAX_ROWS = 10;

/** A summary of a file read with the declarations of a source. */
export interface Survey {
  readonly rows: number;
  readonly rejected: number;
  /** The first rejected rows. */
  readonly rejects: readonly Reject[];
  /** The first valid rows, with one value a column of `columns`: as they are read, those of daily values as they are written. */
  readonly shown: readonly (readonly (string | null)[])[];
  readonly columns: readonly string[];
  /** The earliest and latest time as ISO instants; null without rows. */
  readonly first: string | null;
  readonly last: string | null;
  /** Counts of the first distinct values of `status`. */
  readonly statuses: ReadonlyMap<string, number>;
}

/**
 * Reads a file to its end.
 * @param onProgress called with the share that has been read
 * @throws CsvError or LoadError as loading the file does.
 */
export async function survey(
  whole: TableFile,
  source: Source,
  file: string,
  onProgress: (share: number) => void,
): Promise<Survey> {
  const table = rowsWhere(whole, source);
  const bound = bindColumns(table.header, source, file);
  const reader = factReader(bound, table, source, table.name);
  const [ts, status] = [source.daily ? 'day' : 'ts', 'status'].map((name) => reader.columns.indexOf(name));
  const rejects: Reject[] = [];
  const shown: (readonly (string | null)[])[] = [];
  const statuses = new Map<string, number>();
  let [rows, rejected] = [0, 0];
  let first: string | null = null;
  let last: string | null = null;
  function take(row: StagedRow | Reject): void {
    if (isReject(row)) {
      rejected++;
      if (rejects.length < MAX_REJECTS) rejects.push(row);
      return;
    }
    if (!source.daily && shown.length < MAX_ROWS)
      shown.push([String(lineOfKey(source, Number(row[0]))), ...row.slice(1)]);
    const time = row[ts ?? -1] ?? null;
    if (time !== null && (first === null || time < first)) first = time;
    if (time !== null && (last === null || time > last)) last = time;
    count(statuses, row[status ?? -1] ?? null);
  }
  for await (const { records, lines, bytesRead, footer } of table.batches(reader.indexes)) {
    footer?.records.forEach((record, at) => {
      if (!reader.isFact(record, footer.lines[at] ?? 0)) return;
      rejected++;
      rejects.push(footerReject(file, footer.lines[at] ?? 0, record));
    });
    records.forEach((record, at) => {
      rows++;
      const read = reader.read(record, lines[at] ?? 0);
      if (source.daily && shown.length < MAX_ROWS && !read.some(isReject))
        shown.push([String(lines[at] ?? 0), ...bound.map(({ index }) => record[index] ?? '')]);
      read.forEach(take);
    });
    onProgress(bytesRead / table.totalBytes);
  }
  reader.end().forEach(take);
  const columns = source.daily ? ['line', ...bound.map(({ column }) => column.name)] : reader.columns;
  return { rows, rejected, rejects, shown, columns, ...span(first, last, source), statuses };
}

/** A day without times is shown as its beginning in its zone. */
function span(first: string | null, last: string | null, { daily, zone }: Source): Pick<Survey, 'first' | 'last'> {
  if (!daily) return { first, last };
  const clock = zoneOf(zone);
  const begin = (day: string | null): string | null =>
    day === null ? null : new Date(clock.instant(Date.parse(`${day}T00:00:00Z`))).toISOString();
  return { first: begin(first), last: begin(last) };
}

/** A row below the data that could be a fact. */
function footerReject(file: string, line: number, [value = '']: readonly string[]): Reject {
  const reason = 'begins a row that reads as a fact, where footer_rows leaves it out; --footer-rows for another number';
  return { file, line, column: 1, columnName: '', value, reason };
}

/** The survey of several files of one form. */
export function joinedSurvey(surveys: readonly Survey[]): Survey {
  const known = (times: readonly (string | null)[]): string[] => times.flatMap((time) => time ?? []).sort();
  const statuses = new Map<string, number>();
  for (const [value, rows] of surveys.flatMap((survey) => [...survey.statuses]))
    statuses.set(value, (statuses.get(value) ?? 0) + rows);
  return {
    rows: surveys.reduce((sum, { rows }) => sum + rows, 0),
    rejected: surveys.reduce((sum, { rejected }) => sum + rejected, 0),
    rejects: surveys.flatMap(({ rejects }) => rejects).slice(0, MAX_REJECTS),
    shown: surveys.flatMap(({ shown }) => shown).slice(0, MAX_ROWS),
    columns: surveys[0]?.columns ?? [],
    first: known(surveys.map(({ first }) => first))[0] ?? null,
    last: known(surveys.map(({ last }) => last)).at(-1) ?? null,
    statuses,
  };
}

function count(counts: Map<string, number>, value: string | null): void {
  if (value === null || (counts.size >= MAX_STATUSES && !counts.has(value))) return;
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
