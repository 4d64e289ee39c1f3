import { levelsOf, type LeafNoise } from './leaf-sums.ts';

/** A change is not the same everywhere within its slice: the changes of the leaves scatter by this share of it. */
const CHANGE_SCATTER = 0.5;

/** The gain in log-likelihood when one leaf is multiplied by a factor. */
export interface LeafChange {
  readonly actual: number;
  /** What was expected at first; `expected` is that times the factors found so far. */
  readonly first: number;
  readonly expected: number;
  readonly factor: number;
}

/**
 * The gain in log-likelihood of a leaf when its slice changes by a factor, where the changes of leaves scatter around that factor. So a slice
 * whose leaves all changed, though by different factors, outweighs the one among them that changed most, and a slice in which most leaves did
 * not change does not.
 *
 * Where chance makes most of the variance, the leaf is a count with relative errors (negative binomial), elsewhere normal.
 *
 * @source DerSimonian, Laird (1986), Meta-analysis in clinical trials: random effects; Nelder, Pregibon (1987), An extended quasi-likelihood
 *   function, for the count
 */
export function leafGain({ actual, first, expected, factor }: LeafChange, noise: LeafNoise): number {
  const { byChance, relative } = levelsOf(actual, first, expected, noise);
  const before = byChance + relative * relative;
  if (before <= 0) return 0;
  const change = factor - 1;
  // No chance of sales takes a leaf further below zero than it was expected above: a correction, which a fall explains whole.
  if (actual < -first) return change < 0 ? (actual - expected) ** 2 / (2 * Math.max(before, noise.dispersion ** 2)) : 0;
  if (byChance > before / 2) {
    const spread = noise.spread ** 2;
    const scatter = spread + ((CHANGE_SCATTER * change) / Math.max(1, factor)) ** 2;
    const count = actual / noise.dispersion;
    const items = expected / noise.dispersion;
    const widened = (1 + scatter * (count + SIXTH)) / (1 + spread * (count + SIXTH));
    return halfDeviance(count, items, spread) - halfDeviance(count, items * factor, scatter) - Math.log(widened) / 2;
  }
  const after = before + (CHANGE_SCATTER * change * expected) ** 2;
  const [error, left] = [actual - expected, actual - expected * factor];
  return (error * error) / (2 * before) - (left * left) / (2 * after) - Math.log(after / before) / 2;
}

/** What Nelder and Pregibon add to a count, so that the variance of an empty leaf is not 0. */
const SIXTH = 1 / 6;
const LEAST_SQUARED_SPREAD = 1e-6;
/** The deviance of a count where none was expected. */
const IMPOSSIBLE = 1e6;

/** Half the deviance of a count from a mean whose relative variance is `squaredSpread`. */
function halfDeviance(count: number, mean: number, squaredSpread: number): number {
  if (mean <= 0) return count > 0 ? IMPOSSIBLE : 0;
  const shape = 1 / Math.max(squaredSpread, LEAST_SQUARED_SPREAD);
  const ofCount = count > 0 ? count * Math.log(count / mean) : 0;
  return Math.max(0, ofCount - (Math.max(0, count) + shape) * Math.log((Math.max(0, count) + shape) / (mean + shape)));
}
