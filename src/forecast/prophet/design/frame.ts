import { changepoints } from './changepoints.ts';
import { width, type Feature } from './features.ts';
import { holidays } from './holidays.ts';
import type { Settings } from './options.ts';
import { regressors } from './regressors.ts';
import type { Times } from './rows.ts';
import { seasonalities } from './seasonalities.ts';
import { weightSum } from './weight-sum.ts';

/** The structure of a model, which depends on times and options only: time scale, changepoints and features. */
export interface Frame {
  readonly growth: Settings['growth'];
  readonly scaling: Settings['scaling'];
  /** Whether the history has a column `floor`; forecasts then need one too. */
  readonly hasFloor: boolean;
  readonly startMs: number;
  readonly spanMs: number;
  /** In scaled time, ascending; empty for flat growth. */
  readonly changepoints: Float64Array;
  /** Scale of the Laplace prior of the slope changes, tau in Prophet's Stan model. */
  readonly changepointPriorScale: number;
  /** Additive features first, then multiplicative ones. */
  readonly features: readonly Feature[];
}

/**
 * Returns the frame of a history; null if its rows cover fewer than two instants.
 *
 * Deviation from Prophet: automatic changepoints are limited so that there are at most half as many parameters as rows, but one
 * changepoint per ten rows is always allowed. With as many parameters as rows the posterior has no maximum.
 *
 * @param rows indices of the used rows of `times`, ascending in time; `ds` and `weights` hold their instants and weights
 */
export function frame(
  times: Times,
  rows: Int32Array,
  ds: Float64Array,
  weights: Float64Array | null,
  settings: Settings,
): Frame | null {
  const startMs = ds[0] ?? 0;
  const spanMs = (ds.at(-1) ?? 0) - startMs;
  if (!(spanMs > 0)) return null;
  const count = weightSum(ds.length, weights);
  const components = [
    ...seasonalities(ds, count, settings),
    ...holidays(ds, settings),
    ...regressors(times, rows, weights, settings),
  ];
  const features = [
    ...components.filter(({ mode }) => mode === 'additive'),
    ...components.filter(({ mode }) => mode === 'multiplicative'),
  ];
  const t = scaledTimes(ds, startMs, spanMs);
  const smoothWidth = features.reduce((sum, feature) => sum + width(feature), 2);
  const maxChangepoints = Math.max(Math.floor(count / 10), Math.floor(count / 2) - smoothWidth);
  return {
    growth: settings.growth,
    scaling: settings.scaling,
    hasFloor: settings.growth === 'logistic' && times.floor !== undefined,
    startMs,
    spanMs,
    changepoints:
      settings.growth === 'flat'
        ? new Float64Array()
        : (givenChangepoints(settings, startMs, spanMs) ??
          changepoints(t, weights, Math.min(settings.n_changepoints, maxChangepoints), settings.changepoint_range)),
    changepointPriorScale: settings.changepoint_prior_scale,
    features,
  };
}

/** Returns times scaled so that the history starts at 0 and ends at 1. */
export function scaledTimes(ds: Float64Array, startMs: number, spanMs: number): Float64Array {
  const out = new Float64Array(ds.length);
  for (let row = 0; row < ds.length; row++) out[row] = ((ds[row] ?? 0) - startMs) / spanMs;
  return out;
}

function givenChangepoints({ changepoints }: Settings, startMs: number, spanMs: number): Float64Array | null {
  if (!changepoints) return null;
  const scaled = scaledTimes(Float64Array.from(new Set(changepoints)).sort(), startMs, spanMs);
  if (scaled.some((time) => !(time >= 0 && time <= 1)))
    throw new RangeError('changepoints must lie within the history');
  return scaled;
}
