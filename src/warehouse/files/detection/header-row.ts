import { timeShape } from '../times/time-shape.ts';

/** A row of a file about which nothing is known yet. */
export interface RawRow {
  readonly fields: readonly string[];
  readonly line: number;
}

/** Share of the columns with values that a header names at least. */
const MIN_NAMED = 0.8;

const MOST_TITLES = 20;

/**
 * Returns the row that holds the names of the columns, below titles, which fill few fields; null if the first rows have none.
 * @param rows from the first of the file
 */
export function headerRowOf(rows: readonly RawRow[]): RawRow | null {
  const mostFilled = Math.max(0, ...rows.map(({ fields }) => filled(fields).length));
  const least = Math.max(2, Math.ceil(MIN_NAMED * mostFilled));
  const isWide = ({ fields }: RawRow): boolean => filled(fields).length >= least;
  // Titles may be as wide as the table; rows of data have values that are no names.
  return rows.slice(0, MOST_TITLES + 1).find((row) => isWide(row) && areNames(row.fields)) ?? null;
}

/** The fields that are not blank. */
export function filled(fields: readonly string[]): string[] {
  return fields.filter((field) => field.trim() !== '');
}

function areNames(fields: readonly string[]): boolean {
  const names = filled(fields);
  return new Set(names).size === names.length && !names.some(isValue);
}

/** Whether a text is a number, an amount or a time, which no column is called. */
function isValue(text: string): boolean {
  return /^[^\p{L}]*\d[^\p{L}]*$/u.test(text) && (timeShape(text) !== null || !/^(?:19|20)\d\d$/.test(text));
}
