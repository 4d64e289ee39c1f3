/** The finest parts of a metric on a day: one row per combination of the values of its dimensions. */
export interface Leaves {
  /** The dimensions, the coarsest first: of two slices with the same leaves, the one of the earlier dimensions is named. */
  readonly dimensions: readonly Dimension[];
  /** One value a leaf, like `expected`. */
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}

export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
  /** One index into `values` a leaf. */
  readonly codes: Int32Array;
}

/** A slice by up to as many dimensions as there are, such as country = DE and channel = app. */
export type Slice = readonly SliceValue[];

export interface SliceValue {
  readonly dimension: string;
  readonly value: string;
}

/**
 * The leaves of rows. A dimension with one value only says nothing, and is left out.
 *
 * @param rows one value a dimension each
 */
export function leavesOf(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  actual: Float64Array,
  expected: Float64Array,
): Leaves {
  const dimensions = names.map((name, column) => dimensionOf(name, rows, column));
  return { dimensions: dimensions.filter(({ values }) => values.length > 1), actual, expected };
}

function dimensionOf(name: string, rows: readonly (readonly string[])[], column: number): Dimension {
  const known = new Map<string, number>();
  const codes = new Int32Array(rows.length);
  for (const [leaf, row] of rows.entries()) {
    const value = row[column] ?? '';
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    codes[leaf] = code;
  }
  return { name, values: [...known.keys()], codes };
}
