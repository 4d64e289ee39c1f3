import type { TableFile } from '../files/table-file.ts';
import type { Question } from './proposal.ts';
import { evidence } from './times/time-reading.ts';

/** Searches a column of times for values that some of the possible forms can't parse; by form, formatted for display. @throws CsvError or LoadError */
export async function decidingValues(
  table: TableFile,
  { column, formats }: Extract<Question, { setting: 'time_format' }>,
  onProgress: (share: number) => void,
): Promise<ReadonlyMap<string, string>> {
  const index = table.header.indexOf(column);
  const against = new Map<string, string>();
  for await (const { records, lines, bytesRead } of table.batches([index])) {
    const values = records.map((record) => record[index] ?? '');
    for (const [format, value] of evidence(formats, { name: column, values, lines }))
      if (!against.has(format)) against.set(format, value);
    if (against.size === formats.length) break;
    onProgress(bytesRead / table.totalBytes);
  }
  return against;
}
