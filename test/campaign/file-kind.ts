import type { Source } from '../../src/warehouse/source.ts';

/** What must come of a file: facts with this sum, or an error that names this place. */
export type Outcome =
  | { readonly rows: number; readonly sum: string; readonly instant?: string }
  | { readonly line: number; readonly column: number; readonly says: RegExp };

/** One kind of a file. */
export interface FileKind {
  readonly what: string;
  readonly content: string | Buffer;
  readonly source: Partial<Source>;
  readonly outcome: Outcome;
}

export function kind(what: string, content: string | Buffer, outcome: Outcome, source: Partial<Source> = {}): FileKind {
  return { what, content, outcome, source };
}

export function refused(line: number, column: number, says: RegExp): Outcome {
  return { line, column, says };
}
