import { CsvError } from './csv-error.ts';
import type { Encoding } from './encoding.ts';
import type { OnBytes } from './file-chunks.ts';
import { readRecords, type ReadOptions } from './read-records.ts';

/** Strings and batches of this size stay in V8's young generation; chunks of 1 MiB take twice the time. */
const DEFAULT_CHUNK_BYTES = 2 ** 16;

export interface CsvOptions {
  /** Name of the file in error messages. Default: its path. */
  readonly name?: string;
  /** Default: comma. */
  readonly delimiter?: string;
  /** Default: UTF-8. */
  readonly encoding?: Encoding;
  /** The line of the header, from 1. Default: 1. */
  readonly headerRow?: number;
  /** Maximum length of a record including its line end. Default: 1 MiB. */
  readonly maxRecordBytes?: number;
  /** Size of the chunks that are parsed into batches. Default: 64 KiB. */
  readonly chunkBytes?: number;
}

/** A CSV file whose header has been read. No file handle stays open. */
export interface CsvFile {
  readonly header: readonly string[];
  /** The size of the file on disk. */
  readonly totalBytes: number;
  /**
   * Yields the records below the header; each call reads the file again.
   * @param onBytes takes the bytes of the file as they are read
   * @throws CsvError at the first violation of RFC 4180 or of the encoding.
   */
  batches(onBytes?: OnBytes): AsyncGenerator<CsvBatch, void, undefined>;
}

/** A non-empty batch of records. */
export interface CsvBatch {
  /** The fields of each record, of any number. A long field may keep its whole chunk in memory, so don't retain it. */
  readonly records: readonly (readonly string[])[];
  /** The physical line, from 1, on which each record begins. */
  readonly lines: readonly number[];
  /** Bytes of `totalBytes` read so far. */
  readonly bytesRead: number;
}

/**
 * Opens a plain or gzip CSV file, strictly by RFC 4180: fields quoted with `"` (escaped as `""`), lines ending in LF or CRLF. Memory
 * use does not depend on the file size. The number of fields of a record is not checked. A blank line is a record with one empty field,
 * except at the end of the file below a header of several columns.
 * @throws CsvError if the file can't be read or has no header; RangeError for an invalid option.
 */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<CsvFile> {
  const settings = completeOptions(path, options);
  for await (const { records, totalBytes } of readRecords(path, settings)) {
    const header = records[0] ?? [];
    return { header, totalBytes, batches: (onBytes) => recordsBelow(header, path, settings, onBytes) };
  }
  throw new Error('readRecords rejects a file without records');
}

async function* recordsBelow(
  header: readonly string[],
  path: string,
  options: ReadOptions,
  onBytes: OnBytes | undefined,
): AsyncGenerator<CsvBatch, void, undefined> {
  let isFirst = true;
  for await (const { records, lines, bytesRead } of readRecords(path, options, onBytes)) {
    const skipped = isFirst ? 1 : 0;
    if (isFirst) checkHeaderUnchanged(header, records[0] ?? [], options);
    isFirst = false;
    if (records.length > skipped) yield { records: records.slice(skipped), lines: lines.slice(skipped), bytesRead };
  }
}

function checkHeaderUnchanged(
  expected: readonly string[],
  header: readonly string[],
  { name, headerRow }: ReadOptions,
): void {
  if (header.length === expected.length && header.every((column, index) => column === expected[index])) return;
  const place = { line: headerRow, column: 1, columnName: null };
  throw new CsvError(name, place, { reason: 'the header changed while the file was read', hint: 'Start again.' });
}

function completeOptions(path: string, options: CsvOptions): ReadOptions {
  const { name = path, delimiter = ',', encoding = 'utf-8', headerRow = 1 } = options;
  const { maxRecordBytes = 2 ** 20, chunkBytes = DEFAULT_CHUNK_BYTES } = options;
  if (delimiter.length !== 1 || '"\r\n\0'.includes(delimiter)) {
    throw new RangeError(`delimiter must be one character other than a quote or line end, not '${delimiter}'`);
  }
  if (!isPositiveInteger(maxRecordBytes)) throw new RangeError('maxRecordBytes must be a positive integer');
  if (!isPositiveInteger(chunkBytes)) throw new RangeError('chunkBytes must be a positive integer');
  if (!isPositiveInteger(headerRow)) throw new RangeError('headerRow must be a positive integer');
  return { name, delimiter, encoding, headerRow, maxRecordBytes, chunkBytes };
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
