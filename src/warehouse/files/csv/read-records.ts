import { CsvError } from './csv-error.ts';
import { fileChunks, type OnBytes } from './file-chunks.ts';
import { openInputFile } from './input-file.ts';
import { inputProblem } from './input-problem.ts';
import { RecordScanner, type CsvRecords, type ScannerOptions } from './record-scanner.ts';
import type { Encoding } from './encoding.ts';
import { textReader } from './text-reader.ts';

export interface ReadOptions extends ScannerOptions {
  readonly chunkBytes: number;
  readonly encoding: Encoding;
}

/** Records with the progress in bytes of the file on disk. */
export interface RecordsRead extends CsvRecords {
  readonly bytesRead: number;
  readonly totalBytes: number;
}

/**
 * Yields the records of a file, header first, in non-empty batches of one chunk each.
 * @throws CsvError at the first problem.
 */
export async function* readRecords(
  path: string,
  options: ReadOptions,
  onBytes?: OnBytes,
): AsyncGenerator<RecordsRead, void, undefined> {
  const file = await openInputFile(path, options.name);
  const { totalBytes } = file;
  const reader = textReader(options.encoding);
  const scanner = new RecordScanner(options);
  try {
    for await (const { bytes, bytesRead } of fileChunks(file, options.chunkBytes, onBytes)) {
      const { text, problem } = reader.read(bytes);
      const parsed = scanner.push(text);
      if (problem !== null) throw scanner.errorHere(problem);
      if (parsed.records.length > 0) yield { ...parsed, bytesRead, totalBytes };
    }
  } catch (error) {
    throw error instanceof CsvError ? error : scanner.errorHere(inputProblem(error));
  }
  const unfinished = reader.end();
  if (unfinished !== null) throw scanner.errorHere(unfinished);
  const last = scanner.end();
  if (last.records.length > 0) yield { ...last, bytesRead: totalBytes, totalBytes };
}
