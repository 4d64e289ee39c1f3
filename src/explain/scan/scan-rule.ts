export interface ScanRule {
  /** Slices are by at most so many dimensions. */
  readonly mostDimensions: number;
  /** The smallest gain in log-likelihood of a slice, beyond what the best of many would often have by chance. */
  readonly gain: number;
  /** How much more the gain of a slice must be for each further dimension. */
  readonly perDimension: number;
  /** The smallest relative change of a slice. */
  readonly smallestChange: number;
  /** The most slices that are looked for. */
  readonly mostRounds: number;
}

export const SCAN_RULE: ScanRule = {
  mostDimensions: 3,
  gain: 4,
  perDimension: 1.5,
  smallestChange: 0.05,
  mostRounds: 12,
};
