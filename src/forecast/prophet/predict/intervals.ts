import type { ProphetFit } from '../solve/fit.ts';
import { halfWidth, type Uncertainty } from './half-width.ts';
import { logisticOffset } from './logistic-interval.ts';

/** The trend of a forecast, in units of scaled y and scaled time, one element a row. */
export interface ScaledTrend {
  readonly t: Float64Array;
  /** The piecewise linear predictor; the trend itself unless growth is logistic. */
  readonly line: Float64Array;
  /** For logistic growth, above the floor; else null. */
  readonly cap: Float64Array | null;
  /** 1 + the multiplicative terms. */
  readonly gain: Float64Array;
}

/** Distances of the interval bounds from yhat, in the unit of y, one element a row. */
export interface IntervalOffsets {
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/**
 * Returns the uncertainty intervals of a forecast.
 * @param level coverage, 0 to 1 (exclusive)
 */
export function intervals(fit: ProphetFit, trend: ScaledTrend, level: number): IntervalOffsets {
  return trend.cap ? logisticOffsets(fit, trend, trend.cap, level) : symmetricOffsets(fit, trend, level);
}

function symmetricOffsets(fit: ProphetFit, { t, gain }: ScaledTrend, level: number): IntervalOffsets {
  const uncertainty = uncertaintyOf(fit);
  // Half-widths by horizon, for rows with gain 1.
  const cache = new Map<number, number>();
  const half = t.map((time, row) => {
    const horizon = Math.max(0, time - 1);
    const factor = horizon > 0 ? Math.abs(gain[row] ?? 1) : 1;
    const cached = factor === 1 ? cache.get(horizon) : undefined;
    if (cached !== undefined) return cached;
    const scaled = { ...uncertainty, meanChange: uncertainty.meanChange * factor };
    const offset = fit.yScale * halfWidth(scaled, horizon, level);
    if (factor === 1) cache.set(horizon, offset);
    return offset;
  });
  return { below: half, above: half };
}

function logisticOffsets(fit: ProphetFit, trend: ScaledTrend, cap: Float64Array, level: number): IntervalOffsets {
  const uncertainty = uncertaintyOf(fit);
  const historyOffset = fit.yScale * halfWidth(uncertainty, 0, level);
  const below = new Float64Array(trend.t.length).fill(historyOffset);
  const above = below.slice();
  trend.t.forEach((time, row) => {
    if (time <= 1 || uncertainty.changeRate === 0) return;
    const point = { line: trend.line[row] ?? 0, cap: cap[row] ?? 0, gain: trend.gain[row] ?? 1 };
    const offset = logisticOffset(uncertainty, time - 1, point, level);
    below[row] = fit.yScale * offset.below;
    above[row] = fit.yScale * offset.above;
  });
  return { below, above };
}

/**
 * Returns Prophet's assumptions about future slope changes: the rate of the changepoints of the history, and their mean absolute change.
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
