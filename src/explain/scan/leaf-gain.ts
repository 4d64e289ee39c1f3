import { dispersionOf, relativeError, varianceByChance, type Observed } from './leaf-sums.ts';

/** A change is not the same everywhere within its slice: the changes of the leaves scatter by this share of it. */
const CHANGE_SCATTER = 0.5;

/**
 * The gain in log-likelihood of leaves when their slice changes by a factor, where the changes of leaves scatter around that factor. So a slice
 * whose leaves all changed, though by different factors, outweighs the one among them that changed most, and a slice in which most leaves did
 * not change does not.
 *
 * Where chance makes most of the variance, a leaf is a count with relative errors (negative binomial), elsewhere normal.
 *
 * @param expected of all leaves: what was expected at first times the factors found so far
 * @source DerSimonian, Laird (1986), Meta-analysis in clinical trials: random effects; Nelder, Pregibon (1987), An extended quasi-likelihood
 *   function, for the count
 */
export function gainOver(leaves: Int32Array, factor: number, observed: Observed, expected: Float64Array): number {
  const { actual, first, noise } = observed;
  const spread = noise.spread ** 2;
  const scatter = spread + ((CHANGE_SCATTER * (factor - 1)) / Math.max(1, factor)) ** 2;
  let gain = 0;
  for (const leaf of leaves) {
    const dispersion = dispersionOf(noise, leaf);
    const [y, f, e] = [actual[leaf] ?? 0, first[leaf] ?? 0, expected[leaf] ?? 0];
    const byChance = varianceByChance(f, e, dispersion);
    const variance = byChance + relativeError(y, f, e, dispersion, noise.spread) ** 2;
    if (variance <= 0) continue;
    if (y < -f) gain += factor < 1 ? correctionGain(y, e, Math.max(variance, dispersion ** 2)) : 0;
    else if (byChance > variance / 2) gain += countGain(y / dispersion, e / dispersion, factor, spread, scatter);
    else gain += normalGain(y, e, factor, variance);
  }
  return gain;
}

/** No chance of sales takes a leaf further below zero than it was expected above: a correction, which a fall explains whole. */
function correctionGain(actual: number, expected: number, variance: number): number {
  return (actual - expected) ** 2 / (2 * variance);
}

function countGain(count: number, items: number, factor: number, spread: number, scatter: number): number {
  const widened = (1 + scatter * (count + SIXTH)) / (1 + spread * (count + SIXTH));
  return halfDeviance(count, items, spread) - halfDeviance(count, items * factor, scatter) - Math.log(widened) / 2;
}

function normalGain(actual: number, expected: number, factor: number, before: number): number {
  const after = before + (CHANGE_SCATTER * (factor - 1) * expected) ** 2;
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
