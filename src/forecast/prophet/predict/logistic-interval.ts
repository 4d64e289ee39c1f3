import { cosineSeries, centralProbability, type Uncertainty } from './half-width.ts';
import { normalCdf } from './normal-cdf.ts';
import { logisticTrend } from '../design/trend-curve.ts';

/** A logistic forecast at one time, in units of scaled y. */
export interface LogisticPoint {
  /** The linear predictor k·(t - m), with all slope changes. */
  readonly line: number;
  /** Above the floor. */
  readonly cap: number;
  /** Factor of the trend, 1 + the multiplicative terms. */
  readonly gain: number;
}

/** Distances of the interval bounds from the forecast. */
export interface IntervalOffset {
  readonly below: number;
  readonly above: number;
}

/** Grid of displacements of the linear predictor: steps on each side, and how much denser they are near 0. */
const STEPS = 96;
const DENSITY = 6;
const BISECTIONS = 44;
/** Noise beyond this many sigmas is neglected. */
const MAX_SIGMAS = 9;
/** Smoothing of the displacements, in units of sigma; small against the noise. */
const SMOOTHING = 0.2;

/**
 * Returns Prophet's uncertainty interval of a logistic forecast, with equal probability below and above.
 *
 * Future slope changes displace the linear predictor by a symmetric distribution, the logistic curve transforms it, and noise is added.
 * The result is a mixture of normal distributions on a fixed grid of displacements.
 *
 * @param horizon scaled time after the end of the history
 * @param level coverage, 0 to 1 (exclusive)
 */
export function logisticOffset(
  uncertainty: Uncertainty,
  horizon: number,
  point: LogisticPoint,
  level: number,
): IntervalOffset {
  const { sigma } = uncertainty;
  const nodes = displacements(uncertainty, horizon, point);
  const cdf = (value: number) => {
    let sum = 0;
    for (const { weight, distance } of nodes) sum += weight * normalCdf((value - distance) / sigma);
    return sum;
  };
  const bound = nodes.reduce((max, { distance }) => Math.max(max, Math.abs(distance)), 0) + MAX_SIGMAS * sigma;
  const quantile = (p: number) => {
    let [low, high] = [-bound, bound];
    for (let bisection = 0; bisection < BISECTIONS; bisection++) {
      const middle = (low + high) / 2;
      if (cdf(middle) < p) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return { below: -quantile((1 - level) / 2), above: quantile((1 + level) / 2) };
}

interface Displacement {
  /** Displacement of the forecast by future slope changes. */
  readonly distance: number;
  readonly weight: number;
}

function displacements(
  { sigma, ...changes }: Uncertainty,
  horizon: number,
  { line, cap, gain }: LogisticPoint,
): Displacement[] {
  const series = cosineSeries(
    { ...changes, sigma: (SMOOTHING * sigma) / Math.max(cap * Math.abs(gain), sigma) },
    horizon,
  );
  const edges = Array.from({ length: STEPS + 1 }, (_, step) => {
    return (series.bound * Math.sinh((DENSITY * step) / STEPS)) / Math.sinh(DENSITY);
  });
  const probabilities = edges.map((edge) => Math.min(1, Math.max(0, centralProbability(edge, series))));
  const trend = logisticTrend(cap, line);
  const distanceAt = (shift: number) => gain * (logisticTrend(cap, line + shift) - trend);
  const nodes = edges.slice(1).flatMap((edge, step) => {
    const weight = Math.max(0, (probabilities[step + 1] ?? 0) - (probabilities[step] ?? 0)) / 2;
    const middle = (edge + (edges[step] ?? 0)) / 2;
    return [-middle, middle].map((shift) => ({ distance: distanceAt(shift), weight }));
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return nodes.filter(({ weight }) => weight > 0).map(({ distance, weight }) => ({ distance, weight: weight / total }));
}
