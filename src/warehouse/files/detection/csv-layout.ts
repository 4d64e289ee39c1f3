import { readRecord } from '../csv/read-record.ts';
import { filled, headerRowOf, type RawRow } from './header-row.ts';

const DELIMITERS = [',', ';', '\t', '|', '^', '~'];
const MAX_ROWS = 300;
/** Share of the rows that may have another number of fields, at least one row: a stray delimiter, a total. */
const MAX_DEVIATING = 0.1;

/** Where the columns of a CSV file are. */
export interface CsvLayout {
  readonly delimiter: string;
  readonly headerRow: number;
  /** The first rows, split with the delimiter. */
  readonly rows: readonly RawRow[];
}

/**
 * Detects delimiter and header of a CSV file: the delimiter that gives most columns with which nearly all rows have as many fields.
 *
 * @param text its beginning, without the byte order mark
 * @param delimiter if it is known
 */
export function csvLayout(text: string, delimiter: string | undefined): CsvLayout {
  const [, declared] = /^sep=(.)\r?(?:\n|$)/i.exec(text) ?? [];
  const known = delimiter ?? declared;
  const layouts = (known === undefined ? DELIMITERS : [known]).map((one) => layoutWith(text, one));
  const [first] = layouts;
  if (!first) throw new Error('there is no delimiter to try');
  return layouts.reduce((best, next) => (next.score > best.score ? next : best), first);
}

function layoutWith(text: string, delimiter: string): CsvLayout & { readonly score: number } {
  const rows = rawRows(text, delimiter).filter(({ fields, line }) => !isSeparatorLine(fields, line));
  const data = rows.filter(({ fields }) => filled(fields).length > 0);
  const header = headerRowOf(data);
  const headerRow = header?.line ?? (rows[0]?.line === 2 ? 2 : 1);
  const below = data.filter(({ line }) => line >= headerRow);
  const columns = below[0]?.fields.length ?? 0;
  const deviating = below.filter(({ fields }) => !hasAsMany(fields, columns)).length;
  const isConsistent = deviating <= Math.max(deviating < below.length - 1 ? 1 : 0, MAX_DEVIATING * below.length);
  return { delimiter, headerRow, rows, score: isConsistent ? columns : 0.5 };
}

/** Whether a row has as many fields, but for empty ones at its end. */
function hasAsMany(fields: readonly string[], columns: number): boolean {
  return fields.length === columns || (fields.length > columns && filled(fields.slice(columns)).length === 0);
}

/** The line by which a file tells Excel its delimiter. */
function isSeparatorLine([first = '']: readonly string[], line: number): boolean {
  return line === 1 && /^sep=.?$/i.test(first);
}

/** Splits text into rows; a line that breaks the rules of CSV is split at its delimiters, but for one with escaped quotes, which is left out. */
export function rawRows(text: string, delimiter: string): RawRow[] {
  const rows: RawRow[] = [];
  const code = delimiter.charCodeAt(0);
  let line = 1;
  for (let at = 0; at < text.length && rows.length < MAX_ROWS;) {
    const reading = readRecord(text, at, code);
    const lineFeed = text.indexOf('\n', at);
    const lineEnd = lineFeed === -1 ? text.length : lineFeed;
    const isWhole = reading.kind === 'record';
    const fields = isWhole ? reading.fields : text.slice(at, lineEnd).replace(/\r$/, '').split(delimiter);
    // The reader refuses such a line, and its delimiters may be within its values.
    if (reading.kind !== 'fault' || reading.fault !== 'escaped-quote') rows.push({ fields, line });
    const end = isWhole ? reading.end : lineEnd + 1;
    for (let feed = lineFeed; feed !== -1 && feed < end; feed = text.indexOf('\n', feed + 1)) line++;
    at = end;
  }
  return rows;
}
