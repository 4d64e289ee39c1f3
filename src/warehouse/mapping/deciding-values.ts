import type { TableFile } from '../files/table-file.ts';
import type { Question } from './proposal.ts';
import { evidence } from './time-reading.ts';

export interface DecidingValues {
  /** A value that only the first form can parse, and one that only the second can, formatted for display. */
  readonly onlyFirst: string | null;
  readonly onlySecond: string | null;
}

/** Searches a column of times for values that decide between day first and month first. @throws CsvError or LoadError */
export async function decidingValues(
  table: TableFile,
  { column, formats }: Extract<Question, { setting: 'time_format' }>,
  onProgress: (share: number) => void,
): Promise<DecidingValues> {
  const index = table.header.indexOf(column);
  let deciding: DecidingValues = { onlyFirst: null, onlySecond: null };
  for await (const { records, lines, bytesRead } of table.batches([index])) {
    const values = records.map((record) => record[index] ?? '');
    const { onlyFirst, onlySecond } = evidence(formats, { name: column, values, lines });
    deciding = { onlyFirst: deciding.onlyFirst ?? onlyFirst, onlySecond: deciding.onlySecond ?? onlySecond };
    if (deciding.onlyFirst !== null && deciding.onlySecond !== null) break;
    onProgress(bytesRead / table.totalBytes);
  }
  return deciding;
}
