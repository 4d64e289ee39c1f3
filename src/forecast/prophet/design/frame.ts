import { changepoints } from './changepoints.ts';
import { width, type Feature } from './features.ts';
import { holidays } from './holidays.ts';
import type { Settings } from './options.ts';
import { regressors } from './regressors.ts';
import type { Times } from './rows.ts';
import { seasonalities } from './seasonalities.ts';
import { weightSum } from './weight-sum.ts';

/** What the times of a history alone decide: the scale of time, where the trend may change, and the columns. */
export interface Frame {
  readonly growth: Settings['growth'];
  readonly scaling: Settings['scaling'];
  /** Whether the history had a column `floor`, which a forecast then needs, too. */
  readonly hasFloor: boolean;
  readonly startMs: number;
  readonly spanMs: number;
  /** In scaled time, ascending; none for flat growth. */
  readonly changepoints: Float64Array;
  /** Scale of the Laplace prior of the changes, Prophet's tau. */
  readonly changepointPriorScale: number;
  /** The additive ones first. */
  readonly features: readonly Feature[];
}

/**
 * The frame of a history; null if its rows are of fewer than two instants.
 *
 * Deviation from Prophet: of the automatic changepoints as many are taken as keep the parameters to half the rows, though always one for
 * each ten rows. With as many parameters as rows the posterior has no maximum.
 *
 * @param rows the rows of `times` that count, ascending in time; `ds` their instants, `weights` their weights
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
  const every = [
    ...seasonalities(ds, count, settings),
    ...holidays(ds, settings),
    ...regressors(times, rows, weights, settings),
  ];
  const features = [
    ...every.filter(({ mode }) => mode === 'additive'),
    ...every.filter(({ mode }) => mode === 'multiplicative'),
  ];
  const t = scaledTimes(ds, startMs, spanMs);
  const taken = features.reduce((sum, feature) => sum + width(feature), 2);
  const most = Math.max(Math.floor(count / 10), Math.floor(count / 2) - taken);
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
          changepoints(t, weights, Math.min(settings.n_changepoints, most), settings.changepoint_range)),
    changepointPriorScale: settings.changepoint_prior_scale,
    features,
  };
}

/** Times as the trend sees them: 0 at the first row of the history, 1 at its last. */
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
