import { CsvError } from './csv-error.ts';
import { fileChunks } from './file-chunks.ts';
import { openInputFile } from './input-file.ts';
import { inputProblem } from './input-problem.ts';
import { RecordScanner, type CsvRecords, type ScannerOptions } from './record-scanner.ts';
import { utf8Reader } from './utf8-reader.ts';

export interface ReadOptions extends ScannerOptions {
  readonly chunkBytes: number;
}

/** Records and how far the file, as it lies on the disk, has been read with them. */
export interface RecordsRead extends CsvRecords {
  readonly bytesRead: number;
  readonly totalBytes: number;
}

/**
 * All records of a file, the header first, a chunk's worth at a time and at least one.
 * @throws CsvError at the first problem.
 */
export async function* readRecords(path: string, options: ReadOptions): AsyncGenerator<RecordsRead, void, undefined> {
  const file = await openInputFile(path, options.name);
  const { totalBytes } = file;
  const reader = utf8Reader();
  const scanner = new RecordScanner(options);
  try {
    for await (const { bytes, bytesRead } of fileChunks(file, options.chunkBytes)) {
      const { text, problem } = reader.read(bytes);
      const found = scanner.push(text);
      if (problem !== null) throw scanner.errorHere(problem);
      if (found.records.length > 0) yield { ...found, bytesRead, totalBytes };
    }
  } catch (error) {
    throw error instanceof CsvError ? error : scanner.errorHere(inputProblem(error));
  }
  const unfinished = reader.end();
  if (unfinished !== null) throw scanner.errorHere(unfinished);
  const last = scanner.end();
  if (last.records.length > 0) yield { ...last, bytesRead: totalBytes, totalBytes };
}
