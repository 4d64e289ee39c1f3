/** The maximum of a posterior, in units of scaled y. */
export interface Solution {
  /** m, k unless growth is flat, the feature coefficients, then the slope changes. */
  readonly coefficients: Float64Array;
  readonly sigma2: number;
  /** Weighted residual sum of squares. */
  readonly rss: number;
  /** See `Kkt`. */
  readonly kktResidual: number;
  /** Number of iterations over sigma². */
  readonly solves: number;
}
