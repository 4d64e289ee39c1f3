import { csvLine } from './csv-line.ts';

interface RejectedValue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly columnName: string;
  readonly value: string;
  readonly reason: string;
}

const HEADER = ['file', 'line', 'column', 'name', 'value', 'reason'];
const LONGEST_VALUE = 200;

/** `rejects.csv`: one line for each rejected row, with the value at fault. */
export function rejectsCsv(rejects: readonly RejectedValue[]): string {
  const lines = rejects.map(({ file, line, column, columnName, value, reason }) =>
    csvLine([file, line, column, columnName, value.slice(0, LONGEST_VALUE), reason]),
  );
  return [csvLine(HEADER), ...lines].join('');
}
