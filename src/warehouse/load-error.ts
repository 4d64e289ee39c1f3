/** One value that a load would not take, and where it stands. */
export interface Reject {
  /** As errors name it. */
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
  override readonly name: string = 'LoadError';
  readonly rejects: readonly Reject[];

  constructor(message: string, rejects: readonly Reject[] = []) {
    super(message);
    this.rejects = rejects;
  }
}

/** `file:line:column (name): 'value' reason` */
export function rejectText({ file, line, column, columnName, value, reason }: Reject): string {
  const shown = plainText(value.length > 60 ? `${value.slice(0, 60)}...` : value);
  const name = columnName === '' ? '' : ` (${plainText(columnName)})`;
  return `${file}:${line}:${column}${name}: '${shown}' ${reason}`;
}

/** Text from a file as a message can show it: what would steer a terminal is replaced. */
export function plainText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\0-\x1f\x7f-\x9f]/g, '\ufffd');
}
