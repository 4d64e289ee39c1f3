import { quantile } from '../stats/quantile.ts';

/** The share of blocks that the tail is fitted to, and the fewest largest scores that show its shape and its size. */
const TAIL_SHARE = 0.25;
const LEAST_FOR_SHAPE = 20;
const LEAST_FOR_SIZE = 4;
const HEAVIEST_SHAPE = 0.5;

/** How often the largest score of a block of days is over a limit. */
export interface Tail {
  /** The probability that a block is over a limit. */
  exceedance(limit: number): number;
  /** The smallest limit that a block is over with at most this probability. */
  limitFor(probability: number): number;
}

/**
 * The tail of the largest scores of blocks of days: as observed up to its beginning, and by a generalised Pareto distribution from there on.
 *
 * @param largest one a block, 0 for a block without any
 * @source Hosking & Wallis (1987), Parameter and quantile estimation for the generalized Pareto distribution: probability-weighted moments
 * @example tailOf([0, 0, 0, 1, 2, 3]).exceedance(0.5) // 0.5
 */
export function tailOf(largest: readonly number[]): Tail {
  const descending = largest.toSorted((a, b) => b - a);
  const positive = descending.filter((score) => score > 0);
  const start = Math.max(quantile(descending, 1 - TAIL_SHARE) ?? 0, positive.at(-1) ?? 0);
  const excesses = positive.filter((score) => score > start).map((score) => score - start);
  const begins = excesses.length / largest.length;
  const observed = (limit: number): number => positive.filter((score) => score > limit).length / largest.length;
  if (excesses.length < LEAST_FOR_SIZE) {
    const limitFor = (probability: number): number => descending[Math.floor(probability * largest.length + 1e-9)] ?? 0;
    return { exceedance: (limit) => (largest.length === 0 ? 0 : observed(limit)), limitFor };
  }
  const { shape, size } = pareto(excesses);
  return {
    exceedance: (limit) => (limit <= start ? observed(limit) : begins * survival(limit - start, shape, size)),
    limitFor: (probability) =>
      probability >= begins
        ? (descending[Math.floor(probability * largest.length + 1e-9)] ?? 0)
        : start + inverseSurvival(probability / begins, shape, size),
  };
}

interface Pareto {
  readonly shape: number;
  readonly size: number;
}

/** An exponential tail while too few values show its shape. */
function pareto(excesses: readonly number[]): Pareto {
  const count = excesses.length;
  const mean = excesses.reduce((sum, one) => sum + one, 0) / count;
  if (count < LEAST_FOR_SHAPE) return { shape: 0, size: mean };
  const ascending = excesses.toSorted((a, b) => a - b);
  const weighted = ascending.reduce((sum, one, index) => sum + ((count - index - 1) / (count - 1)) * one, 0) / count;
  const shape = Math.min(HEAVIEST_SHAPE, Math.max(0, 2 - mean / (mean - 2 * weighted)));
  return { shape, size: mean * (1 - shape) };
}

function survival(excess: number, shape: number, size: number): number {
  return shape === 0 ? Math.exp(-excess / size) : (1 + (shape * excess) / size) ** (-1 / shape);
}

function inverseSurvival(probability: number, shape: number, size: number): number {
  return shape === 0 ? -size * Math.log(probability) : (size / shape) * (probability ** -shape - 1);
}
