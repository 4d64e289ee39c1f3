/** Values by row: a plain or typed array. */
export type Values = ArrayLike<number>;

/** When something was seen or is asked for, with the extra columns of those times. */
export interface Times {
  /** Epoch milliseconds of the local wall clock read as if it were UTC, in any order; a `Day` times 86,400,000 for daily rows. */
  readonly ds: Values;
  /** One column a regressor, by its name, one finite value a row. */
  readonly regressors?: Readonly<Record<string, Values>>;
  /** The columns that conditional seasons ask for, by their names. */
  readonly conditions?: Readonly<Record<string, ArrayLike<boolean>>>;
  /** For logistic growth: what y comes up to in the end, above the floor. */
  readonly cap?: Values;
  /** For logistic growth: what y comes down to in the end; 0 if absent. */
  readonly floor?: Values;
}

/** Times, and how much each row counts. */
export interface WeightedTimes extends Times {
  /** All 1 if absent. A row of weight 2 counts as two equal rows, one of weight 0 as none. */
  readonly weights?: Values;
}

/** What a model learns from. */
export interface Observations extends WeightedTimes {
  /** Null: unknown, which is the same as no row. */
  readonly y: ArrayLike<number | null>;
}

/** The numbers of the rows that count, in the order of time; rows of the same instant keep theirs. */
export function usedRows({ ds, weights }: WeightedTimes): Int32Array {
  const counting: number[] = [];
  let ascending = true;
  let latest = -Infinity;
  for (let row = 0; row < ds.length; row++) {
    if (weights && !((weights[row] ?? 0) > 0)) continue;
    const instant = ds[row] ?? 0;
    ascending &&= instant >= latest;
    latest = instant;
    counting.push(row);
  }
  if (!ascending) counting.sort((a, b) => (ds[a] ?? 0) - (ds[b] ?? 0) || a - b);
  return Int32Array.from(counting);
}

/** The observations without those whose `y` is unknown. */
export function knownRows(observations: Observations): WeightedTimes & { readonly y: Values } {
  const { y, weights } = observations;
  const known: number[] = [];
  for (let row = 0; row < y.length; row++) if ((y[row] ?? null) !== null) known.push(row);
  return {
    ...timesAt(observations, known),
    y: valuesAt(y, known),
    ...(weights && { weights: valuesAt(weights, known) }),
  };
}

/** Some rows of the times, with all their columns. */
export function timesAt({ ds, regressors, conditions, cap, floor }: Times, rows: ArrayLike<number>): Times {
  return {
    ds: valuesAt(ds, rows),
    ...(regressors && { regressors: mapped(regressors, (column) => valuesAt(column, rows)) }),
    ...(conditions && { conditions: mapped(conditions, (column) => flagsAt(column, rows)) }),
    ...(cap && { cap: valuesAt(cap, rows) }),
    ...(floor && { floor: valuesAt(floor, rows) }),
  };
}

function mapped<From, To>(columns: Readonly<Record<string, From>>, to: (column: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, to(column)] as const));
}

/**
 * The flags of some rows.
 * @throws RangeError if one of them is neither true nor false.
 */
export function flagsAt(values: ArrayLike<boolean>, rows: ArrayLike<number>): boolean[] {
  return Array.from(rows, (row) => {
    const flag = values[row];
    if (typeof flag !== 'boolean') throw new RangeError(`row ${row} holds neither true nor false`);
    return flag;
  });
}

/**
 * The values of some rows.
 * @throws RangeError if one of them is no finite number.
 */
export function valuesAt(values: ArrayLike<number | null>, rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new RangeError(`row ${row} holds no finite number`);
    out[index] = value;
  }
  return out;
}
