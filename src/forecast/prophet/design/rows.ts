/** One number a row: a plain or typed array. */
export type Values = ArrayLike<number>;

/** The rows of a history or a forecast: instants, and the further columns that the model needs. */
export interface Times {
  /** Epoch milliseconds of local wall-clock time, treated as UTC, in any order; a `Day` times 86,400,000 for daily rows. */
  readonly ds: Values;
  /** Regressors by name, one value a row; finite in every used row. */
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

/**
 * Returns the indices of the rows of positive weight, sorted by time; rows of the same instant keep their order.
 * @throws RangeError if a weight is not a finite number of at least 0.
 */
export function usedRows({ ds, weights }: WeightedTimes): Int32Array {
  const used = new Int32Array(ds.length);
  let count = 0;
  let isAscending = true;
  let previous = -Infinity;
  for (let row = 0; row < ds.length; row++) {
    if (weights && !isUsed(weights[row], row)) continue;
    const instant = ds[row] ?? 0;
    isAscending &&= instant >= previous;
    previous = instant;
    used[count++] = row;
  }
  const rows = used.subarray(0, count);
  return isAscending ? rows : rows.sort((a, b) => (ds[a] ?? 0) - (ds[b] ?? 0) || a - b);
}

function isUsed(weight: number | undefined, row: number): boolean {
  if (weight === undefined || !(weight >= 0 && weight < Infinity))
    throw new RangeError(`weights: row ${row} must be a finite number of at least 0`);
  return weight > 0;
}

/**
 * Returns the observations with weight 0 where `y` is missing: their rows keep their numbers, by which errors name them.
 * @throws RangeError if `y` has not one value a row.
 */
export function weightedByKnown({ y, ...times }: Observations): WeightedTimes {
  checkLength('y', y, times.ds.length);
  const values = Array.from(y);
  if (!values.includes(null)) return times;
  if (times.weights) checkLength('weights', times.weights, times.ds.length);
  return { ...times, weights: values.map((value, row) => (value === null ? 0 : (times.weights?.[row] ?? 1))) };
}

/** Returns the given rows of the times, with all their columns. */
export function timesAt({ ds, regressors, conditions, cap, floor }: Times, rows: ArrayLike<number>): Times {
  return {
    ds: valuesAt('ds', ds, rows),
    ...(regressors && {
      regressors: mapped(regressors, (name, column) => valuesAt(`regressor ${name}`, column, rows)),
    }),
    ...(conditions && { conditions: mapped(conditions, (name, column) => flagsAt(`condition ${name}`, column, rows)) }),
    ...(cap && { cap: valuesAt('cap', cap, rows) }),
    ...(floor && { floor: valuesAt('floor', floor, rows) }),
  };
}

function mapped<From, To>(
  columns: Readonly<Record<string, From>>,
  to: (name: string, column: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, to(name, column)] as const));
}

/**
 * Returns the column of a name.
 * @throws RangeError if there is none; inherited properties such as `constructor` are no columns.
 */
export function columnOf<T>(kind: string, name: string, columns: Readonly<Record<string, T>> | undefined): T {
  const column = columns && Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column === undefined) throw new RangeError(`${kind} ${name} is missing`);
  return column;
}

/** @throws RangeError if a column of the times has not one value a row. */
export function checkLengths({ ds, regressors, conditions, cap, floor, weights }: WeightedTimes): void {
  const columns: readonly (readonly [string, ArrayLike<unknown> | undefined])[] = [
    ['weights', weights],
    ['cap', cap],
    ['floor', floor],
    ...Object.entries(regressors ?? {}).map(([name, column]) => [`regressor ${name}`, column] as const),
    ...Object.entries(conditions ?? {}).map(([name, column]) => [`condition ${name}`, column] as const),
  ];
  for (const [name, column] of columns) if (column) checkLength(name, column, ds.length);
}

/** @throws RangeError if a column has not one value a row. */
export function checkLength(name: string, { length }: ArrayLike<unknown>, rows: number): void {
  if (length !== rows) throw new RangeError(`${name} must have one value a row: it has ${length}, ds has ${rows}`);
}

/**
 * Returns the values of a boolean column at the given rows.
 * @param name of the column, for errors
 * @throws RangeError if a value is neither true nor false.
 */
export function flagsAt(name: string, values: ArrayLike<boolean>, rows: ArrayLike<number>): boolean[] {
  return Array.from(rows, (row) => {
    const flag = values[row];
    if (typeof flag !== 'boolean') throw new RangeError(`${name}: row ${row} must be true or false`);
    return flag;
  });
}

/**
 * Returns the values of a column at the given rows.
 * @param name of the column, for errors
 * @throws RangeError if a value is not a finite number.
 */
export function valuesAt(name: string, values: ArrayLike<number | null>, rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new RangeError(`${name}: row ${row} must be a finite number`);
    out[index] = value;
  }
  return out;
}
