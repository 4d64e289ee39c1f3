/** One value that a load would not take, and where it stands. */
export interface Reject {
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Column of the file, from 1. */
  readonly column: number;
  readonly columnName: string;
  readonly value: string;
  readonly reason: string;
}

/** A load that was refused as a whole: nothing of it was kept. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly rejects: readonly Reject[];

  constructor(message: string, rejects: readonly Reject[] = []) {
    super(message);
    this.rejects = rejects;
  }
}

/** `file:line:column (name): 'value' reason` */
export function rejectText({ file, line, column, columnName, value, reason }: Reject): string {
  const shown = value.length > 60 ? `${value.slice(0, 60)}...` : value;
  const name = columnName === '' ? '' : ` (${columnName})`;
  return `${file}:${line}:${column}${name}: '${shown}' ${reason}`;
}
