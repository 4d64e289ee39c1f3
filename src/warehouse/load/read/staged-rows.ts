import type { BoundColumn } from '../../files/column-binding.ts';
import { needsNumbers } from '../../files/row-reader.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import type { LatestLoad } from '../receipts.ts';
import type { FileRows } from './file-rows.ts';

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
  /** What errors call the file; by default its path. */
  readonly name?: string;
  /** From which size on the engine reads a plain CSV file where it is. Default: 16 MiB. */
  readonly inPlaceBytes?: number;
  /** How the file was loaded last, where that is known already. */
  readonly before?: LatestLoad | null | undefined;
}

type Counts = { -readonly [key in keyof Staged]: Staged[key] };

/** The beginning of a file. */
export function nothingStaged(source: Source, bound: readonly BoundColumn[], header: readonly string[]): Counts {
  const index = bound[0]?.index ?? 0;
  return {
    rowsRead: 0,
    rejects: [],
    needsNumbers: needsNumbers(bound, source),
    identity: { column: index + 1, columnName: header[index] ?? '' },
    contentHash: null,
  };
}

/** Counts the rows of a file in `staged`, and yields those that were accepted. */
export async function* acceptedRows(
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
