/**
 * The design matrix of a history: n rows, q smooth columns with normal priors (1, t unless growth is flat, then the features), and S
 * hinge columns (t - changepoint)+ with Laplace priors, which are never materialised.
 */
export interface Columns {
  /** n, the number of rows. */
  readonly rows: number;
  /** Scaled times, ascending. */
  readonly t: Float64Array;
  /** One a row; null if all are 1. */
  readonly weights: Float64Array | null;
  /** q, the number of smooth columns. */
  readonly smoothWidth: number;
  /** Row-major, `rows` by `stride`; zero from column q on. */
  readonly smooth: Float64Array;
  /** q rounded up to a multiple of four, so that a block of four columns stays within its row. */
  readonly stride: number;
  /** The smooth columns that are the Fourier pairs of an additive, unconditional seasonality. */
  readonly harmonics: readonly Harmonics[];
  /** S scaled times, ascending. */
  readonly changepoints: Float64Array;
  /** Row factors of the hinge columns, and of the smooth columns 1 and t; null if all are 1. */
  readonly hingeGain: Float64Array | null;
}

/** Consecutive columns sin a, cos a, sin 2a, cos 2a, ... of one angle a per row. */
export interface Harmonics {
  /** Index of the first column. */
  readonly from: number;
  /** Number of sine and cosine pairs. */
  readonly order: number;
}
