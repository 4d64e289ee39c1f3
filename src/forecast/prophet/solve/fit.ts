import { additiveFit } from './additive-fit.ts';
import { nonlinearFit } from './nonlinear-fit.ts';
import { trendColumns, withChangepointPriorScale, type Design } from '../design/design.ts';
import type { Frame } from '../design/frame.ts';
import { logPosterior } from './posterior.ts';
import { valuesAt, type Values } from '../design/rows.ts';
import { scaledValues, type ScaledValues } from './scaled-values.ts';
import type { Solution } from './solution.ts';

/** The parameters of Prophet's Stan program, in units of scaled y and scaled time. */
export interface Parameters {
  readonly k: number;
  readonly m: number;
  readonly delta: Float64Array;
  /** One a feature column. */
  readonly beta: Float64Array;
  readonly sigma_obs: number;
}

/** A fitted model. */
export interface ProphetFit {
  readonly frame: Frame;
  /** What y was divided by. */
  readonly yScale: number;
  /** What was taken from y before that, unless a column `floor` says: 0, or with minmax scaling its smallest value. */
  readonly yFloor: number;
  readonly parameters: Parameters;
  /** Null for a constant history, whose posterior has no maximum. */
  readonly optimum: Optimum | null;
}

/** How good the fit is. */
export interface Optimum {
  /** Without constants, as Stan's `lp__`. */
  readonly logPosterior: number;
  /** See `Kkt`. */
  readonly kktResidual: number;
  /** How many values of sigma² were looked at. */
  readonly solves: number;
}

/**
 * Fits Prophet's model exactly: finds the maximum of its posterior, to which Prophet's own optimiser comes near.
 *
 * @param y one finite value a row of the times that the design was made from
 * @throws RangeError if a row that counts has no finite value, or a cap that is not above the floor.
 * @example fitDesign(prophetDesign({ ds: [0, 864e5, 1728e5] }), [0, 5, 10]).parameters.k // 1
 */
export function fitDesign(design: Design, y: Values): ProphetFit {
  const scaled = scaledValues(design, valuesAt(y, design.source));
  return isConstant(design, scaled) ? constantFit(design, scaled) : fitOf(design, scaled, solved(design, scaled));
}

/**
 * Fits the same values with several priors of how readily the trend turns: an additive model goes on from one to the next, in less time
 * than each takes by itself.
 *
 * @param y as `fitDesign` takes it
 * @param scales values of `changepoint_prior_scale`, positive and ascending
 * @returns one a scale; in the example a month falls and rises again, which a reluctant trend does not see
 * @throws RangeError as `fitDesign`, or if the scales are not positive or don't ascend.
 * @example fitAtScales(
 *   prophetDesign({ ds: Array.from({ length: 30 }, (_, day) => 864e5 * day) }),
 *   Array.from({ length: 30 }, (_, day) => Math.abs(day - 15)),
 *   [0.05, 0.5],
 * ).map(({ parameters }) => parameters.delta.some((change) => change !== 0)) // [false, true]
 */
export function fitAtScales(design: Design, y: Values, scales: readonly number[]): ProphetFit[] {
  if (scales.some((scale, at) => scale <= (scales[at - 1] ?? 0)))
    throw new RangeError(`changepoint_prior_scale must ascend, not ${scales.join(', ')}`);
  const scaled = scaledValues(design, valuesAt(y, design.source));
  let narrower: Solution | null = null;
  return scales.map((scale) => {
    const own = withChangepointPriorScale(design, scale);
    if (isConstant(own, scaled)) return constantFit(own, scaled);
    narrower = solved(own, scaled, narrower);
    return fitOf(own, scaled, narrower);
  });
}

function solved(design: Design, scaled: ScaledValues, narrower: Solution | null = null): Solution {
  return isAdditive(design) ? additiveFit(design, scaled.y, narrower) : nonlinearFit({ design, ...scaled });
}

function fitOf(design: Design, { yScale, yFloor }: ScaledValues, solution: Solution): ProphetFit {
  const { frame } = design;
  const { coefficients, rss, sigma2, kktResidual, solves } = solution;
  return {
    frame,
    yScale,
    yFloor,
    parameters: parameters(design, solution),
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

/** Prophet's way with a history that never moves: exactly that value, without optimising. */
function constantFit({ frame, smoothWidth, changepoints }: Design, { y, yScale, yFloor }: ScaledValues): ProphetFit {
  const beta = new Float64Array(smoothWidth - trendColumns(frame));
  const parameters = { m: y[0] ?? 0, k: 0, beta, delta: new Float64Array(changepoints.length), sigma_obs: 1e-9 };
  return { frame, yScale, yFloor, parameters, optimum: null };
}
