/** One number a row: a plain or typed array. */
export type Values = ArrayLike<number>;

/** The rows of a history or a forecast: instants, and the further columns that the model needs. */
export interface Times {
  /** Epoch milliseconds of local wall-clock time, treated as UTC, in any order; a `Day` times 86,400,000 for daily rows. */
  readonly ds: Values;
  /** Regressors by name, one finite value a row. */
  readonly regressors?: Readonly<Record<string, Values>>;
  /** Conditions of conditional seasonalities by name. */
  readonly conditions?: Readonly<Record<string, ArrayLike<boolean>>>;
  /** Saturating maximum of logistic growth, above the floor. */
  readonly cap?: Values;
  /** Saturating minimum of logistic growth. Default: 0. */
  readonly floor?: Values;
}

/** Rows with weights. */
export interface WeightedTimes extends Times {
  /** Default: all 1. A row of weight 2 equals two identical rows; a row of weight 0 is ignored. */
  readonly weights?: Values;
}

/** The training data of a model. */
export interface Observations extends WeightedTimes {
  /** Null: missing, as if the row were absent. */
  readonly y: ArrayLike<number | null>;
}

/** Returns the indices of the rows of positive weight, sorted by time; rows of the same instant keep their order. */
export function usedRows({ ds, weights }: WeightedTimes): Int32Array {
  const used: number[] = [];
  let isAscending = true;
  let previous = -Infinity;
  for (let row = 0; row < ds.length; row++) {
    if (weights && !((weights[row] ?? 0) > 0)) continue;
    const instant = ds[row] ?? 0;
    isAscending &&= instant >= previous;
    previous = instant;
    used.push(row);
  }
  if (!isAscending) used.sort((a, b) => (ds[a] ?? 0) - (ds[b] ?? 0) || a - b);
  return Int32Array.from(used);
}

/** Returns the observations without the rows whose `y` is missing. */
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

/** Returns the given rows of the times, with all their columns. */
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
 * Returns the values of a boolean column at the given rows.
 * @throws RangeError if a value is neither true nor false.
 */
export function flagsAt(values: ArrayLike<boolean>, rows: ArrayLike<number>): boolean[] {
  return Array.from(rows, (row) => {
    const flag = values[row];
    if (typeof flag !== 'boolean') throw new RangeError(`row ${row} must be true or false`);
    return flag;
  });
}

/**
 * Returns the values of a column at the given rows.
 * @throws RangeError if a value is not a finite number.
 */
export function valuesAt(values: ArrayLike<number | null>, rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new RangeError(`row ${row} must be a finite number`);
    out[index] = value;
  }
  return out;
}
