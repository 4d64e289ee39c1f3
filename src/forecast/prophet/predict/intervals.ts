import type { ProphetFit } from '../solve/fit.ts';
import { halfWidth, type Uncertainty } from './half-width.ts';
import { logisticOffset } from './logistic-interval.ts';

/** What the intervals are made from, in units of scaled y and scaled time, one element a row. */
export interface Basis {
  readonly t: Float64Array;
  /** The bent line of the trend, before logistic growth curves it. */
  readonly line: Float64Array;
  /** For logistic growth, above the floor; else null. */
  readonly cap: Float64Array | null;
  /** 1 + the multiplicative terms. */
  readonly gain: Float64Array;
}

/** How far the interval of each row reaches below and above its forecast, in the unit of y. */
export interface IntervalOffsets {
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/** @param level share, 0 to 1 (exclusive) */
export function intervals(fit: ProphetFit, basis: Basis, level: number): IntervalOffsets {
  return basis.cap ? logisticOffsets(fit, basis, basis.cap, level) : symmetricOffsets(fit, basis, level);
}

/** Of a straight trend: its changes move the forecast by as much as its gain says. */
function symmetricOffsets(fit: ProphetFit, { t, gain }: Basis, level: number): IntervalOffsets {
  const uncertainty = uncertaintyOf(fit);
  // By horizon, where the gain is 1.
  const known = new Map<number, number>();
  const half = t.map((time, row) => {
    const horizon = Math.max(0, time - 1);
    const factor = horizon > 0 ? Math.abs(gain[row] ?? 1) : 1;
    const restoredCache = factor === 1 ? known.get(horizon) : undefined;
    if (restoredCache !== undefined) return restoredCache;
    const moved = { ...uncertainty, meanChange: uncertainty.meanChange * factor };
    const reach = fit.yScale * halfWidth(moved, horizon, level);
    if (factor === 1) known.set(horizon, reach);
    return reach;
  });
  return { below: half, above: half };
}

function logisticOffsets(fit: ProphetFit, basis: Basis, cap: Float64Array, level: number): IntervalOffsets {
  const uncertainty = uncertaintyOf(fit);
  const within = fit.yScale * halfWidth(uncertainty, 0, level);
  const below = new Float64Array(basis.t.length).fill(within);
  const above = below.slice();
  basis.t.forEach((time, row) => {
    if (time <= 1 || uncertainty.changeRate === 0) return;
    const at = { line: basis.line[row] ?? 0, cap: cap[row] ?? 0, gain: basis.gain[row] ?? 1 };
    const reach = logisticOffset(uncertainty, time - 1, at, level);
    below[row] = fit.yScale * reach.below;
    above[row] = fit.yScale * reach.above;
  });
  return { below, above };
}

/**
 * Prophet's assumptions about the future: as many changes per time as the history had changepoints, of their mean absolute size.
 * @source facebook/prophet 1.3, forecaster.py, `sample_predictive_trend`
 */
function uncertaintyOf({ parameters }: ProphetFit): Uncertainty {
  const { delta, sigma_obs } = parameters;
  const total = delta.reduce((sum, change) => sum + Math.abs(change), 0);
  return {
    sigma: sigma_obs,
    meanChange: delta.length > 0 ? total / delta.length + 1e-8 : 0,
    changeRate: delta.length,
  };
}
