/** What the maximum of a posterior is found to be, in units of scaled y. */
export interface Solution {
  /** m, k unless growth is flat, the feature columns, then the changes of the trend. */
  readonly coefficients: Float64Array;
  readonly sigma2: number;
  /** Weighted residual sum of squares. */
  readonly rss: number;
  /** See `Kkt`. */
  readonly kktResidual: number;
  /** How many values of sigma² were looked at. */
  readonly solves: number;
}
