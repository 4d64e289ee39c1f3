import { addScaled } from './add-scaled.ts';
import { width, writeFeature } from './features.ts';
import type { ProphetFit } from './fit.ts';
import { addBends } from './fitted-values.ts';
import { scaledTimes } from './frame.ts';
import { halfWidth, type Uncertainty } from './interval.ts';
import { picked, type Times } from './rows.ts';

/** A forecast as columns with Prophet's names, one element a row of the times asked for, in the unit of y. */
export interface ProphetForecast {
  readonly ds: Float64Array;
  readonly yhat: Float64Array;
  readonly yhat_lower: Float64Array;
  readonly yhat_upper: Float64Array;
  /** `trend`, each season, `holidays` and each regressor by its name; they add up to `yhat`. */
  readonly components: Readonly<Record<string, Float64Array>>;
}

/**
 * What a fitted model says of any times, within the history or after it, in any order.
 *
 * @param intervalWidth share, 0 to 1: how much of what the model thinks possible lies between `yhat_lower` and `yhat_upper`
 * @throws RangeError if a regressor is missing or has holes.
 */
export function predict(fit: ProphetFit, times: Times, intervalWidth = 0.8): ProphetForecast {
  const { components, yhat } = point(fit, times);
  const ds = picked(times.ds, rowsOf(times));
  const half = halfWidths(fit, ds, intervalWidth);
  return {
    ds,
    yhat,
    yhat_lower: yhat.map((value, row) => value - (half[row] ?? 0)),
    yhat_upper: yhat.map((value, row) => value + (half[row] ?? 0)),
    components,
  };
}

/** The forecast without its interval. */
export function point(fit: ProphetFit, times: Times): Pick<ProphetForecast, 'yhat' | 'components'> {
  const { frame, parameters, yScale } = fit;
  const rows = rowsOf(times);
  const ds = picked(times.ds, rows);
  const components: Record<string, Float64Array> = { trend: trend(fit, ds) };
  let column = 0;
  for (const feature of frame.features) {
    const columns = new Float64Array(ds.length * width(feature));
    writeFeature(feature, times, rows, ds, columns, 0);
    const sum = new Float64Array(ds.length);
    for (let own = 0; own < width(feature); own++, column++)
      addScaled(sum, 0, yScale * (parameters.beta[column] ?? 0), columns, own * ds.length, ds.length);
    components[feature.name] = sum;
  }
  const yhat = new Float64Array(ds.length);
  for (const component of Object.values(components)) addScaled(yhat, 0, 1, component, 0, ds.length);
  return { components, yhat };
}

function trend({ frame, parameters, yScale }: ProphetFit, ds: Float64Array): Float64Array {
  const t = scaledTimes(ds, frame.startMs, frame.spanMs);
  const scaled = t.map((time) => parameters.m + parameters.k * time);
  addBends(t, frame.changepoints, parameters.delta, scaled);
  return scaled.map((value) => value * yScale);
}

function halfWidths(fit: ProphetFit, ds: Float64Array, level: number): Float64Array {
  const { frame, yScale } = fit;
  const uncertainty = uncertaintyOf(fit);
  const known = new Map<number, number>();
  return scaledTimes(ds, frame.startMs, frame.spanMs).map((time) => {
    const horizon = Math.max(0, time - 1);
    const half = known.get(horizon) ?? yScale * halfWidth(uncertainty, horizon, level);
    known.set(horizon, half);
    return half;
  });
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

function rowsOf({ ds }: Times): Int32Array {
  return new Int32Array(ds.length).map((_, row) => row);
}
