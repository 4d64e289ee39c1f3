import { CsvError } from '../files/csv/csv-error.ts';
import { readTable } from '../files/read-table.ts';
import type { TableFile } from '../files/table-file.ts';
import { takeSample } from './sample.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLE_ROWS = 200;

export interface UnknownFile {
  readonly table: TableFile;
  readonly delimiter: string;
}

/**
 * Opens a file of unknown format. The delimiter of a CSV file is the one with the most header columns for which all of the first rows have
 * as many fields.
 *
 * @param name name of the file in error messages
 * @param delimiter the declared one
 * @throws CsvError or LoadError if it can't be read with any delimiter.
 */
export async function openUnknown(path: string, name: string, delimiter: string | undefined): Promise<UnknownFile> {
  const delimiters = delimiter === undefined ? DELIMITERS : [delimiter];
  let best: Attempt | null = null;
  for (const candidate of delimiters) {
    const attempt = await attempted(path, name, candidate);
    if (attempt !== null && attempt.score > (best?.score ?? 0)) best = attempt;
    if (best?.table.format === 'parquet') break;
  }
  if (best) return best;
  const table = await readTable(path, { name, delimiter: delimiters[0] ?? ',' });
  await takeSample(table, SAMPLE_ROWS);
  throw new Error('a file that could not be parsed was parsed on retry');
}

interface Attempt extends UnknownFile {
  /** The number of columns if all rows have as many fields, otherwise less than 1. */
  readonly score: number;
}

/** Returns null if the file can't be parsed with this delimiter. @throws CsvError or LoadError if it can't be read at all. */
async function attempted(path: string, name: string, delimiter: string): Promise<Attempt | null> {
  try {
    const table = await readTable(path, { name, delimiter });
    if (table.format === 'parquet') return { delimiter, table, score: 1 };
    const { header, rows } = await takeSample(table, SAMPLE_ROWS);
    const isConsistent = rows.every((row) => row.length === header.length);
    return { delimiter, table, score: isConsistent ? header.length : 0.5 };
  } catch (error) {
    if (error instanceof CsvError && error.line !== null) return null;
    throw error;
  }
}
