import type { Noise } from '../../src/explain/scan/leaf-sums.ts';
import type { RatioToExplain } from '../../src/explain/explain-ratio.ts';
import type { Leaves } from '../../src/explain/scan/leaves.ts';

/** Leaves with their known causes. */
export interface DriverCase {
  readonly name: string;
  readonly leaves: Leaves;
  /** Null: estimated from the leaves. */
  readonly noise: Noise | null;
  /** What is explained, where the leaves are those of a ratio. */
  readonly ratio: RatioToExplain | null;
  /** Slices as `dim=value&dim=value`. */
  readonly causes: readonly string[];
}
