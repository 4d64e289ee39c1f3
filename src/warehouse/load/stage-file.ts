import { stat } from 'node:fs/promises';
import type { Database } from '../../store/database.ts';
import { bindColumns, type BoundColumn } from '../files/column-binding.ts';
import { needsNumbers, stagedColumns } from '../files/row-reader.ts';
import { zipPath } from '../files/zip/zip-path.ts';
import { LoadError, type Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import { engineInsert, engineReads } from './engine-insert.ts';
import type { FileRows, FileToRead } from './file-rows.ts';
import { readInThread } from './read-in-thread.ts';

/** What came of a file's rows before any of them became a fact. */
export interface Staged {
  readonly rowsRead: number;
  readonly rejects: Reject[];
  /** Whether the file has no identity for its rows, so that they have to be numbered. */
  readonly needsNumbers: boolean;
  /** The file's column that identifies a row, or begins to. */
  readonly identity: Pick<Reject, 'column' | 'columnName'>;
  /** SHA-256 of the bytes that were read; null for a Parquet file, of which only parts are. */
  readonly contentHash: string | null;
}

/** How a file is staged. */
export interface StageOptions {
  /** Share of the file that has been read, and how many rows that were. */
  readonly onProgress: (share: number, rows: number) => void;
  /** Reading stops once it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a file into the temporary table `staged`. The engine reads and converts it where it can; if there is anything that it may judge
 * otherwise than our reader, our reader reads the whole file, and names the place.
 *
 * @throws CsvError or LoadError naming the place if the file as a whole can't be taken.
 */
export async function stageFile(db: Database, file: FileToRead, options: StageOptions): Promise<Staged> {
  const { size } = await stat(zipPath(file.path).file);
  const staged = (await stagedByEngine(db, file, size, options)) ?? (await stagedByReader(db, file, size, options));
  if (staged.rowsRead === 0)
    throw new LoadError(`${file.name}:${file.source.headerRow}:1: the file has a header and no rows below it`);
  return staged;
}

/** Returns null, and leaves `staged` empty, unless every row of the file is staged as our reader would. */
async function stagedByEngine(
  db: Database,
  file: FileToRead,
  bytes: number,
  options: StageOptions,
): Promise<Staged | null> {
  const { importCsv } = db;
  if (importCsv === null || !engineReads(file.source)) return null;
  const interruptions: unknown[] = [];
  const onProgress: StageOptions['onProgress'] = (share, rows) => {
    try {
      options.onProgress(share, rows);
    } catch (error) {
      interruptions.push(error);
      throw error;
    }
  };
  try {
    return await readInThread({ file, by: 'engine' }, bytes, async ({ header, rows }) => {
      const { delimiter } = file.source;
      const bound = bindColumns(header, file.source, file.name);
      const staged = nothingOf(file.source, bound, header);
      const csv = acceptedRows(rows, staged, { ...options, onProgress });
      const inserted = await importCsv(csv, { delimiter, fields: header.length }, engineInsert(bound, file.source));
      if (inserted !== staged.rowsRead) throw new Error('the engine read another number of rows');
      return staged;
    });
  } catch {
    // Whatever it was, our reader meets it too, and knows its place.
    options.signal?.throwIfAborted();
    for (const interruption of interruptions) throw interruption;
    await db.script('delete from staged');
    return null;
  }
}

async function stagedByReader(db: Database, file: FileToRead, bytes: number, options: StageOptions): Promise<Staged> {
  return readInThread({ file, by: 'reader' }, bytes, async ({ header, rows }) => {
    const bound = bindColumns(header, file.source, file.name);
    const staged = nothingOf(file.source, bound, header);
    await db.copyIn('staged', stagedColumns(bound, file.source), acceptedRows(rows, staged, options));
    return staged;
  });
}

type Counts = { -readonly [key in keyof Staged]: Staged[key] };

function nothingOf(source: Source, bound: readonly BoundColumn[], header: readonly string[]): Counts {
  const index = bound[0]?.index ?? 0;
  return {
    rowsRead: 0,
    rejects: [],
    needsNumbers: needsNumbers(bound, source),
    identity: { column: index + 1, columnName: header[index] ?? '' },
    contentHash: null,
  };
}

async function* acceptedRows(
  rows: AsyncIterable<FileRows>,
  staged: Counts,
  { onProgress, signal }: StageOptions,
): AsyncGenerator<FileRows['csv']> {
  for await (const { csv, rowsRead, rejects, share, contentHash = null } of rows) {
    signal?.throwIfAborted();
    staged.rowsRead += rowsRead;
    staged.contentHash = contentHash;
    for (const reject of rejects) staged.rejects.push(reject);
    onProgress(share, staged.rowsRead);
    if (csv.length > 0) yield csv;
  }
}
