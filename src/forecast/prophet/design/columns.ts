/**
 * The columns of the model at the rows of a history: n rows, q columns with normal priors (the smooth ones: 1, t unless growth is flat,
 * then the features), and S hinges (t - changepoint)+ with Laplace priors, which are never written out.
 */
export interface Columns {
  /** n: how many rows. */
  readonly rows: number;
  /** Scaled times, ascending. */
  readonly t: Float64Array;
  /** Null if all are 1. */
  readonly weights: Float64Array | null;
  /** q: how many smooth columns. */
  readonly smoothWidth: number;
  /** Row-major: of each row the q columns, then zeros up to `stride`. */
  readonly smooth: Float64Array;
  /** q rounded up to a multiple of four, so that blocks of four columns reach no further than their row. */
  readonly stride: number;
  /** Those of the smooth columns that are the sines and cosines of a season, unchanged. */
  readonly harmonics: readonly Harmonics[];
  /** S scaled times, ascending. */
  readonly changepoints: Float64Array;
  /** What the hinges are multiplied by, row by row; null for 1. The columns 1 and t are then this, and this times t. */
  readonly hingeGain: Float64Array | null;
}

/** Columns sin 1, cos 1, sin 2, ... of one angle a row, as a season without conditions has them. */
export interface Harmonics {
  /** The first of them. */
  readonly from: number;
  /** How many pairs there are. */
  readonly order: number;
}
