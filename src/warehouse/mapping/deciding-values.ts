import type { TableFile } from '../files/table-file.ts';
import type { Question } from './proposal.ts';
import { evidence } from './time-reading.ts';

export interface DecidingValues {
  /** A value that only the first form reads, and one that only the second does, as they are to be shown. */
  readonly onlyFirst: string | null;
  readonly onlySecond: string | null;
}

/** Reads a column of times to its end for values that tell day from month. @throws CsvError or LoadError */
export async function decidingValues(
  table: TableFile,
  { column, formats }: Extract<Question, { setting: 'time_format' }>,
  onProgress: (share: number) => void,
): Promise<DecidingValues> {
  const index = table.header.indexOf(column);
  let found: DecidingValues = { onlyFirst: null, onlySecond: null };
  for await (const { records, lines, bytesRead } of table.batches([index])) {
    const values = records.map((record) => record[index] ?? '');
    const { onlyFirst, onlySecond } = evidence(formats, { name: column, values, lines });
    found = { onlyFirst: found.onlyFirst ?? onlyFirst, onlySecond: found.onlySecond ?? onlySecond };
    if (found.onlyFirst !== null && found.onlySecond !== null) break;
    onProgress(bytesRead / table.totalBytes);
  }
  return found;
}
