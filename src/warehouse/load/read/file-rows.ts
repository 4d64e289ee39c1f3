import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';

/** A file of a source. */
export interface FileToRead {
  readonly source: Source;
  readonly path: string;
  /** Name of the file in errors. */
  readonly name: string;
}

/** A file whose header has been read. */
export interface OpenedFile {
  readonly header: readonly string[];
  /** @throws at the first thing that can't be read */
  readonly rows: AsyncIterable<FileRows>;
}

/** Some rows of a file. */
export interface FileRows {
  /** Those that were accepted, as whole records; maybe none. */
  readonly csv: string | Uint8Array<ArrayBuffer>;
  /** How many rows these are, rejected ones among them. */
  readonly rowsRead: number;
  readonly rejects: readonly Reject[];
  /** Share of the file that has been read with them. */
  readonly share: number;
  /** SHA-256 of the bytes that were read, with the last rows of a CSV file that was read to its end. */
  readonly contentHash?: string;
}
