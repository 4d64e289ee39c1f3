import { quantile } from '../../src/stats/quantile.ts';

/** The median of at least one value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5) ?? Number.NaN;
}
