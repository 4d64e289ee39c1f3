import { CsvError, type CsvPlace, type CsvProblem } from '../../files/csv/csv-error.ts';
import { LoadError, type Reject } from '../../load-error.ts';
import type { FileRows } from './file-rows.ts';

/** How many chunks a thread may send before the first of them is used. */
export const CHUNKS_AHEAD = 8;

/** What a thread that reads a file sends: first `opened` or `error`, at last `end` or `error`. */
export type FromWorker =
  | { readonly kind: 'opened'; readonly header: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: FileRows }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: ErrorData };

/** An error without its class, which no message carries. */
type ErrorData =
  | { readonly kind: 'csv'; readonly file: string; readonly place: CsvPlace | null; readonly problem: CsvProblem }
  | { readonly kind: 'load'; readonly message: string; readonly rejects: readonly Reject[] }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string | undefined };

export function errorData(error: unknown): ErrorData {
  if (error instanceof CsvError) {
    const { file, line, column, columnName, reason, hint } = error;
    const place = line === null || column === null ? null : { line, column, columnName };
    return { kind: 'csv', file, place, problem: { reason, hint } };
  }
  if (error instanceof LoadError) return { kind: 'load', message: error.message, rejects: error.rejects };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'other', message, stack };
}

export function errorFromData(data: ErrorData): Error {
  switch (data.kind) {
    case 'csv':
      return new CsvError(data.file, data.place, data.problem);
    case 'load':
      return new LoadError(data.message, data.rejects);
    case 'other':
      return Object.assign(new Error(data.message), { stack: data.stack ?? data.message });
  }
}
