/** A position in a CSV file. */
export interface CsvPlace {
  /** Physical line, from 1. */
  readonly line: number;
  /** Field of the record, from 1. */
  readonly column: number;
  /** The name of the field in the header; null in the header itself and after its last field. */
  readonly columnName: string | null;
}

/** A problem of a CSV file with a hint for the user. */
export interface CsvProblem {
  readonly reason: string;
  readonly hint: string;
  readonly cause?: unknown;
}

/** A CSV file can't be read. Line and column are null if it could not be opened. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly columnName: string | null;
  readonly reason: string;
  readonly hint: string;

  constructor(file: string, place: CsvPlace | null, problem: CsvProblem) {
    const prefix = place === null ? file : `${file}:${place.line}:${place.column}`;
    super(`${prefix}: ${problem.reason}${inColumn(place)}. ${problem.hint}`, { cause: problem.cause });
    this.file = file;
    this.line = place?.line ?? null;
    this.column = place?.column ?? null;
    this.columnName = place?.columnName ?? null;
    this.reason = problem.reason;
    this.hint = problem.hint;
  }
}

// The name comes from the file: it is shortened, and escaped against terminal control sequences.
function inColumn(place: CsvPlace | null): string {
  if (place === null || place.columnName === null) return '';
  return ` (column ${JSON.stringify(place.columnName.slice(0, 60)).replace(/[\x7f-\x9f]/g, '?')})`;
}
