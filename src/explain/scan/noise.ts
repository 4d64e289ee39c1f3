import type { Noise } from './leaf-sums.ts';

/** The mean of a leaf on earlier days, and its variance between them. */
export interface PastLeaf {
  readonly mean: number;
  readonly variance: number;
}

const LEAST_SPREAD = 0.02;
const MOST_SPREAD = 1;

/**
 * The noise of leaves from their earlier days: variance = dispersion·mean + (spread·mean)². The small leaves tell the dispersion, the large
 * ones the spread.
 *
 * @param leastDispersion of counts 1; else 0
 */
export function noiseOf(leaves: readonly PastLeaf[], leastDispersion: number): Noise {
  const known = leaves.filter(({ mean }) => mean > 0).sort((a, b) => a.mean - b.mean);
  const total = known.reduce((sum, { mean }) => sum + mean, 0);
  const small: PastLeaf[] = [];
  const large: PastLeaf[] = [];
  let below = 0;
  for (const leaf of known) {
    (below < total / 2 ? small : large).push(leaf);
    below += leaf.mean;
  }
  const dispersion = Math.max(
    leastDispersion,
    ratioOf(
      small,
      ({ variance }) => variance,
      ({ mean }) => mean,
    ),
  );
  const squared = ratioOf(
    large,
    ({ mean, variance }) => variance - dispersion * mean,
    ({ mean }) => mean * mean,
  );
  const spread = Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squared))));
  if (leastDispersion > 0) return { dispersion, spread };
  return {
    dispersion,
    spread,
    dispersions: Float64Array.from(leaves, (leaf) => ownDispersion(leaf, dispersion, spread)),
  };
}

/** How much the dispersion of all leaves counts beside that of a leaf's own earlier days. */
const PRIOR = 0.5;
/** The dispersion of a leaf differs from that of all at most so many times. */
const MOST_TIMES = 10;

function ownDispersion({ mean, variance }: PastLeaf, dispersion: number, spread: number): number {
  if (mean <= 0) return dispersion;
  const own = Math.max(0, variance - (spread * mean) ** 2) / mean;
  const shrunken = (own + PRIOR * dispersion) / (1 + PRIOR);
  return Math.min(dispersion * MOST_TIMES, Math.max(dispersion / MOST_TIMES, shrunken));
}

function ratioOf(
  leaves: readonly PastLeaf[],
  above: (leaf: PastLeaf) => number,
  below: (leaf: PastLeaf) => number,
): number {
  const sum = (of: (leaf: PastLeaf) => number): number => leaves.reduce((total, leaf) => total + of(leaf), 0);
  const divisor = sum(below);
  return divisor > 0 ? sum(above) / divisor : 0;
}
