import { CsvError } from '../files/csv/csv-error.ts';
import { readTable } from '../files/read-table.ts';
import type { TableFile } from '../files/table-file.ts';
import { takeSample } from './sample.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const ROWS_TRIED = 200;

export interface UnknownFile {
  readonly table: TableFile;
  readonly delimiter: string;
}

/**
 * Opens a file of which nothing is known. The delimiter of a CSV is the one with which the header has most columns and
 * every one of the first rows as many.
 *
 * @param name what errors call the file
 * @param delimiter the declared one
 * @throws CsvError or LoadError if it can't be read with any delimiter.
 */
export async function openUnknown(path: string, name: string, delimiter: string | undefined): Promise<UnknownFile> {
  const delimiters = delimiter === undefined ? DELIMITERS : [delimiter];
  let best: Attempt | null = null;
  for (const tried of delimiters) {
    const attempt = await attempted(path, name, tried);
    if (attempt !== null && attempt.score > (best?.score ?? 0)) best = attempt;
    if (best?.table.format === 'parquet') break;
  }
  if (best) return best;
  const table = await readTable(path, { name, delimiter: delimiters[0] ?? ',' });
  await takeSample(table, ROWS_TRIED);
  throw new Error('what could not be read could be read again');
}

interface Attempt extends UnknownFile {
  /** How well the delimiter does: as many as there are columns where all rows agree, less than one where they don't. */
  readonly score: number;
}

/** Null if the file can't be read with this delimiter. @throws CsvError or LoadError if it can't be read at all. */
async function attempted(path: string, name: string, delimiter: string): Promise<Attempt | null> {
  try {
    const table = await readTable(path, { name, delimiter });
    if (table.format === 'parquet') return { delimiter, table, score: 1 };
    const { header, rows } = await takeSample(table, ROWS_TRIED);
    const agree = rows.every((row) => row.length === header.length);
    return { delimiter, table, score: agree ? header.length : 0.5 };
  } catch (error) {
    if (error instanceof CsvError && error.line !== null) return null;
    throw error;
  }
}
