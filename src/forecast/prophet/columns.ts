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
  /** Column-major, n by q, and three columns of zeros, so that blocks of four reach no further. */
  readonly smooth: Float64Array;
  /** S scaled times, ascending. */
  readonly changepoints: Float64Array;
  /** What the hinges are multiplied by, row by row; null for 1. The columns 1 and t are then this, and this times t. */
  readonly hingeGain: Float64Array | null;
}
