import { additiveFit, valueProducts, type ValueProducts } from './additive-fit.ts';
import { nonlinearFit } from './nonlinear-fit.ts';
import { trendColumns, withChangepointPriorScale, type Design } from '../design/design.ts';
import type { Frame } from '../design/frame.ts';
import { logPosterior } from './posterior.ts';
import { checkLength, valuesAt, type Values } from '../design/rows.ts';
import { scaledValues, type ScaledValues } from './scaled-values.ts';
import type { Solution } from './solution.ts';

/** The parameters of Prophet's Stan model, in units of scaled y and scaled time. */
export interface Parameters {
  readonly k: number;
  readonly m: number;
  readonly delta: Float64Array;
  /** One coefficient a feature column. */
  readonly beta: Float64Array;
  readonly sigma_obs: number;
}

/** A fitted model. */
export interface ProphetFit {
  readonly frame: Frame;
  /** Divisor of y. */
  readonly yScale: number;
  /** Subtracted from y before the division if there is no column `floor`: 0, or the minimum of y with minmax scaling. */
  readonly yFloor: number;
  readonly parameters: Parameters;
  /** Null for a constant history, whose posterior has no maximum. */
  readonly optimum: Optimum | null;
}

/** Diagnostics of the maximum a posteriori fit. */
export interface Optimum {
  /** Up to a constant, as Stan's `lp__`. */
  readonly logPosterior: number;
  /** See `Kkt`. */
  readonly kktResidual: number;
  /** Number of iterations over sigma². */
  readonly solves: number;
}

/**
 * Fits Prophet's model exactly: returns the maximum of its posterior, which Prophet's own optimiser approximates.
 *
 * @param y one value a row of the times of the design
 * @throws RangeError if `y` has not one value a row, a used row has no finite value, or a cap is not above its floor.
 * @example fitDesign(prophetDesign({ ds: [0, 864e5, 1728e5] }), [0, 5, 10]).parameters.k // 1
 */
export function fitDesign(design: Design, y: ArrayLike<number | null>): ProphetFit {
  const scaled = scaledValues(design, usedValues(design, y));
  return isConstant(design, scaled) ? constantFit(design, scaled) : fitOf(design, scaled, solution(design, scaled));
}

/**
 * Fits one series at several values of `changepoint_prior_scale`. Additive models are warm-started from the previous scale, which is
 * faster than separate fits.
 *
 * @param y as for `fitDesign`
 * @param scales positive, strictly ascending
 * @returns one fit a scale; in the example, y falls for half a month and rises again, and only the flexible trend follows
 * @throws RangeError as `fitDesign`; or if the scales are not positive and strictly ascending.
 * @example fitAtScales(
 *   prophetDesign({ ds: Array.from({ length: 30 }, (_, day) => 864e5 * day) }),
 *   Array.from({ length: 30 }, (_, day) => Math.abs(day - 15)),
 *   [0.05, 0.5],
 * ).map(({ parameters }) => parameters.delta.some((change) => change !== 0)) // [false, true]
 */
export function fitAtScales(design: Design, y: Values, scales: readonly number[]): ProphetFit[] {
  if (scales.some((scale, at) => scale <= (scales[at - 1] ?? 0)))
    throw new RangeError(`changepoint_prior_scale must ascend, not ${scales.join(', ')}`);
  const scaled = scaledValues(design, usedValues(design, y));
  const products = isAdditive(design) ? valueProducts(design, scaled.y) : undefined;
  let narrower: Solution | null = null;
  return scales.map((scale) => {
    const scaleDesign = withChangepointPriorScale(design, scale);
    if (isConstant(scaleDesign, scaled)) return constantFit(scaleDesign, scaled);
    narrower = solution(scaleDesign, scaled, narrower, products);
    return fitOf(scaleDesign, scaled, narrower);
  });
}

function usedValues({ source, givenRows }: Design, y: ArrayLike<number | null>): Float64Array {
  checkLength('y', y, givenRows);
  return valuesAt('y', y, source);
}

function solution(
  design: Design,
  scaled: ScaledValues,
  narrower: Solution | null = null,
  products?: ValueProducts,
): Solution {
  return isAdditive(design) ? additiveFit(design, scaled.y, narrower, products) : nonlinearFit({ design, ...scaled });
}

function fitOf(design: Design, { yScale, yFloor }: ScaledValues, optimum: Solution): ProphetFit {
  const { frame } = design;
  const { coefficients, rss, sigma2, kktResidual, solves } = optimum;
  return {
    frame,
    yScale,
    yFloor,
    parameters: parameters(design, optimum),
    optimum: { logPosterior: logPosterior(design, rss, coefficients, sigma2), kktResidual, solves },
  };
}

function isAdditive({ frame, additiveWidth, smoothWidth }: Design): boolean {
  return frame.growth !== 'logistic' && additiveWidth === smoothWidth;
}

function parameters({ frame, smoothWidth }: Design, { coefficients, sigma2 }: Solution): Parameters {
  return {
    m: coefficients[0] ?? 0,
    k: frame.growth === 'flat' ? 0 : (coefficients[1] ?? 0),
    beta: coefficients.slice(trendColumns(frame), smoothWidth),
    delta: coefficients.slice(smoothWidth),
    sigma_obs: Math.sqrt(sigma2),
  };
}

function isConstant({ frame }: Design, { y }: ScaledValues): boolean {
  return frame.growth !== 'logistic' && y.every((value) => value === y[0]);
}

/** A constant history is forecast as its value, as in Prophet, without optimisation. */
function constantFit({ frame, smoothWidth, changepoints }: Design, { y, yScale, yFloor }: ScaledValues): ProphetFit {
  const beta = new Float64Array(smoothWidth - trendColumns(frame));
  const parameters = { m: y[0] ?? 0, k: 0, beta, delta: new Float64Array(changepoints.length), sigma_obs: 1e-9 };
  return { frame, yScale, yFloor, parameters, optimum: null };
}
