import type { Reject } from '../../load-error.ts';
import type { BoundColumn } from '../column-binding.ts';
import type { RowReader } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { FurtherLineReader } from './further-lines.ts';

/** Converts the records of a file, in their order, to the staged rows of their facts. */
export interface FactReader {
  /** The columns of the staged rows. */
  readonly columns: readonly string[];
  /** The fields of a record that it reads. */
  readonly indexes: readonly number[];
  /** Returns the staged rows and rejections of the records that are complete with this one. */
  read(record: readonly string[], line: number): readonly (StagedRow | Reject)[];
  /** Returns whether a record by itself could be a fact. */
  isFact(record: readonly string[], line: number): boolean;
  /** Returns those of the last records. */
  end(): readonly (StagedRow | Reject)[];
}

/** A row of a file, and where it stands. */
export interface LocatedRecord {
  readonly record: readonly string[];
  readonly line: number;
}

export interface OrderParts {
  /** Reads a row by itself. */
  readonly plain: FactReader;
  readonly rows: RowReader;
  readonly lines: readonly FurtherLineReader[];
  readonly bound: readonly BoundColumn[];
}
