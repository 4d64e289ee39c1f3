import { additiveFit } from './additive-fit.ts';
import type { Problem } from './evaluation.ts';
import { weightedMean, weightedVariance } from '../design/weight-sum.ts';

/** Values closer than this to 0 or to the cap, as a fraction of the cap, are clipped, as in Prophet. */
const EDGE = 0.01;
/** The smallest absolute growth rate of an initial trend. */
const MIN_RATE = 0.1;

/** Returns initial coefficients for the search, one vector per attempt. */
export function initialValues(problem: Problem): Float64Array[] {
  return problem.cap ? logisticStarts(problem, problem.cap) : multiplicativeStarts(problem);
}

/** The constant mean of y; and the additive fit with its multiplicative components divided by the mean of y. */
function multiplicativeStarts({ design, y }: Problem): Float64Array[] {
  const size = design.smoothWidth + design.changepoints.length;
  const mean = weightedMean(y, design.weights);
  const level = new Float64Array(size);
  level[0] = mean;
  const additive = additiveFit(design, y).coefficients.map((value, column) => {
    return column >= design.additiveWidth && column < design.smoothWidth ? value / mean : value;
  });
  return Math.abs(mean) > EDGE ? [level, additive] : [level];
}

/** Lines through the logit of y/cap: Prophet's initial line, the least-squares line, and a nearly flat line of the opposite slope. */
function logisticStarts({ design, y }: Problem, cap: Float64Array): Float64Array[] {
  const { t, weights } = design;
  const logits = y.map((value, row) => {
    const fraction = Math.min(1 - EDGE, Math.max(EDGE, value / (cap[row] ?? 1)));
    return Math.log(fraction / (1 - fraction));
  });
  const [first, last] = [logits[0] ?? 0, logits.at(-1) ?? 0];
  const meanTime = weightedMean(t, weights);
  const meanLogit = weightedMean(logits, weights);
  const products = t.map((time, row) => (time - meanTime) * (logits[row] ?? 0));
  const slope = weightedMean(products, weights) / weightedVariance(t, weights);
  const lineThrough = (k: number, time: number, value: number) => {
    const coefficients = new Float64Array(design.smoothWidth + design.changepoints.length);
    const rate = Math.abs(k) < MIN_RATE ? (k < 0 ? -MIN_RATE : MIN_RATE) : k;
    coefficients[1] = rate;
    coefficients[0] = time - value / rate;
    return coefficients;
  };
  return [
    lineThrough(last - first, 0, first),
    lineThrough(slope, meanTime, meanLogit),
    lineThrough(slope > 0 ? -MIN_RATE : MIN_RATE, meanTime, meanLogit),
  ];
}
