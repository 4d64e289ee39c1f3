import { CsvError } from './csv-error.ts';
import { readRecords, type ReadOptions } from './read-records.ts';

/** Strings and batches that V8 keeps in its young generation: a chunk of 1 MiB takes twice the time. */
const FAST_CHUNK_BYTES = 2 ** 16;

export interface CsvOptions {
  /** What errors call the file; its path by default. */
  readonly name?: string;
  /** The character between fields; a comma by default. */
  readonly delimiter?: string;
  /** The longest record allowed, its line end included; 1 MiB by default. */
  readonly maxRecordBytes?: number;
  /** How much is cut into records at a time, which makes a batch; 64 KiB by default. */
  readonly chunkBytes?: number;
}

/** A CSV file whose header has been read. It holds nothing open. */
export interface CsvFile {
  readonly header: readonly string[];
  /** The size of the file as it lies on the disk. */
  readonly totalBytes: number;
  /**
   * The records below the header; each call reads the file anew.
   * @throws CsvError at the first thing that RFC 4180 or UTF-8 does not allow.
   */
  batches(): AsyncGenerator<CsvBatch, void, undefined>;
}

/** Some records, never none. */
export interface CsvBatch {
  /** The fields of each record, however many it has. A long one is a view of a whole chunk of text: don't hoard it. */
  readonly records: readonly (readonly string[])[];
  /** The physical line, from 1, on which each record begins. */
  readonly lines: readonly number[];
  /** How much of `totalBytes` has been read. */
  readonly bytesRead: number;
}

/**
 * Opens a CSV file, plain or gzip, by RFC 4180 to the letter: UTF-8, fields in `"` with `""` for a quote, lines that
 * end in LF or CRLF. Memory does not grow with the file. Records of too few or too many fields are the caller's to
 * refuse. A blank line is a record of one empty field, except at the very end below a header of several columns.
 * @throws CsvError if the file can't be read or has no header; RangeError for an option that makes no sense.
 */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<CsvFile> {
  const settings = completeOptions(path, options);
  for await (const { records, totalBytes } of readRecords(path, settings)) {
    const header = records[0] ?? [];
    return { header, totalBytes, batches: () => recordsBelow(header, path, settings) };
  }
  throw new Error('readRecords refuses a file without a record');
}

async function* recordsBelow(
  header: readonly string[],
  path: string,
  options: ReadOptions,
): AsyncGenerator<CsvBatch, void, undefined> {
  let isFirst = true;
  for await (const { records, lines, bytesRead } of readRecords(path, options)) {
    const skipped = isFirst ? 1 : 0;
    if (isFirst) checkSame(header, records[0] ?? [], options.name);
    isFirst = false;
    if (records.length > skipped) yield { records: records.slice(skipped), lines: lines.slice(skipped), bytesRead };
  }
}

function checkSame(expected: readonly string[], header: readonly string[], name: string): void {
  if (header.length === expected.length && header.every((column, index) => column === expected[index])) return;
  const place = { line: 1, column: 1, columnName: null };
  throw new CsvError(name, place, { reason: 'the header changed during the reading', hint: 'Start again.' });
}

function completeOptions(path: string, options: CsvOptions): ReadOptions {
  const { name = path, delimiter = ',', maxRecordBytes = 2 ** 20, chunkBytes = FAST_CHUNK_BYTES } = options;
  if (delimiter.length !== 1 || '"\r\n\0'.includes(delimiter)) {
    throw new RangeError(`delimiter must be one character other than a quote or line end, not '${delimiter}'`);
  }
  if (!isPositiveInteger(maxRecordBytes)) throw new RangeError('maxRecordBytes must be a positive integer');
  if (!isPositiveInteger(chunkBytes)) throw new RangeError('chunkBytes must be a positive integer');
  return { name, delimiter, maxRecordBytes, chunkBytes };
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
