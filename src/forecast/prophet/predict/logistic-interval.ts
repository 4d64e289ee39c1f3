import { cosineSeries, centralProbability, type Uncertainty } from './half-width.ts';
import { normalCdf } from './normal-cdf.ts';
import { logisticTrend } from '../design/trend-curve.ts';

/** What a logistic forecast of one time is made of, in units of scaled y. */
export interface LogisticPoint {
  /** k·(t - m) with all changes so far. */
  readonly line: number;
  /** Above the floor. */
  readonly cap: number;
  /** What the trend is multiplied by. */
  readonly gain: number;
}

/** How far the interval reaches below and above the forecast. */
export interface IntervalOffset {
  readonly below: number;
  readonly above: number;
}

/** How finely future changes are told apart, from small to large ones, and how much denser the small ones lie. */
const STEPS = 96;
const DENSITY = 6;
const BISECTIONS = 44;
/** Beyond so many sigmas there is no noise. */
const FARTHEST = 9;
/** Smoothing of the changes, in units of sigma: too little to be seen behind the noise. */
const SMOOTHED = 0.2;

/**
 * The interval around a logistic forecast that holds a share `level` of what Prophet simulates, as much left below it as above.
 *
 * Changes of the trend move its line as they do a linear one, by a symmetric distribution; the curve bends that, and noise comes on top.
 * So the distribution is a mixture of normal ones over some two hundred displacements of the line, the same ones every time.
 *
 * @param horizon in scaled time after the end of the history
 * @param level share, 0 to 1 (exclusive)
 */
export function logisticOffset(
  uncertainty: Uncertainty,
  horizon: number,
  point: LogisticPoint,
  level: number,
): IntervalOffset {
  const { sigma } = uncertainty;
  const nodes = displacements(uncertainty, horizon, point);
  const shareBelow = (value: number) => {
    let sum = 0;
    for (const { share, distance } of nodes) sum += share * normalCdf((value - distance) / sigma);
    return sum;
  };
  const farthest = nodes.reduce((most, { distance }) => Math.max(most, Math.abs(distance)), 0) + FARTHEST * sigma;
  const quantileAt = (share: number) => {
    let [low, high] = [-farthest, farthest];
    for (let halving = 0; halving < BISECTIONS; halving++) {
      const middle = (low + high) / 2;
      if (shareBelow(middle) < share) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return { below: -quantileAt((1 - level) / 2), above: quantileAt((1 + level) / 2) };
}

interface Displacement {
  /** Of the forecast, by changes of the trend. */
  readonly distance: number;
  readonly share: number;
}

function displacements(
  { sigma, ...changes }: Uncertainty,
  horizon: number,
  { line, cap, gain }: LogisticPoint,
): Displacement[] {
  const series = cosineSeries(
    { ...changes, sigma: (SMOOTHED * sigma) / Math.max(cap * Math.abs(gain), sigma) },
    horizon,
  );
  const edges = Array.from({ length: STEPS + 1 }, (_, step) => {
    return (series.bound * Math.sinh((DENSITY * step) / STEPS)) / Math.sinh(DENSITY);
  });
  const shares = edges.map((edge) => Math.min(1, Math.max(0, centralProbability(edge, series))));
  const here = logisticTrend(cap, line);
  const moved = (by: number) => gain * (logisticTrend(cap, line + by) - here);
  const found = edges.slice(1).flatMap((edge, step) => {
    const share = Math.max(0, (shares[step + 1] ?? 0) - (shares[step] ?? 0)) / 2;
    const middle = (edge + (edges[step] ?? 0)) / 2;
    return [-middle, middle].map((by) => ({ distance: moved(by), share }));
  });
  const total = found.reduce((sum, { share }) => sum + share, 0);
  return found.filter(({ share }) => share > 0).map(({ distance, share }) => ({ distance, share: share / total }));
}
