import { normalName } from '../names/normal-name.ts';
import { filledColumn, type Sample, type SampleColumn } from '../sample.ts';

/** The columns of a sample, and which of them are read: a column serves one purpose. */
export interface ColumnUse {
  /** The columns that are read. */
  readonly used: ReadonlySet<number>;
  /** Those of them that `takeAmount` returned. */
  readonly amounts: readonly number[];
  /** Returns the first column that is not read yet, has one of the names (in their order) and is accepted. */
  find(names: readonly string[], accepts: (column: SampleColumn) => boolean): number | undefined;
  /** The filled values of a column; none without a column. */
  column(index: number | undefined): SampleColumn;
  /** Those of the column of that name. */
  named(name: string): SampleColumn;
  /** The name of a column; empty without one. */
  nameOf(index: number | undefined): string;
  /** Marks a column as read and returns its name. */
  take(index: number): string;
  /** Does so with a column of amounts. */
  takeAmount(index: number): string;
}

/** @param mapped the columns that are read already */
export function columnUse(sample: Sample, mapped: Iterable<number>): ColumnUse {
  const used = new Set(mapped);
  const amounts: number[] = [];
  const normal = sample.header.map(normalName);
  const column = (index: number | undefined): SampleColumn => filledColumn(sample, index ?? -1);

  function take(index: number): string {
    used.add(index);
    return sample.header[index] ?? '';
  }

  return {
    used,
    amounts,
    column,
    take,
    find: (names, accepts) =>
      names
        .flatMap((name) => normal.flatMap((other, index) => (other === name ? [index] : [])))
        .find((index) => !used.has(index) && accepts(column(index))),
    named: (name) => column(sample.header.indexOf(name)),
    nameOf: (index) => sample.header[index ?? -1] ?? '',
    takeAmount: (index) => {
      amounts.push(index);
      return take(index);
    },
  };
}
