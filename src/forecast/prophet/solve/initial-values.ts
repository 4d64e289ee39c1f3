import { additiveFit } from './additive-fit.ts';
import type { Problem } from './evaluation.ts';
import { weightedMean, weightedVariance } from '../design/weight-sum.ts';

/** How near to 0 and to the cap a value may come before it counts as lying there: as in Prophet. */
const EDGE = 0.01;
/** A slope that is none, yet tells up from down. */
const SLIGHT = 0.1;

/** Where to climb from: coefficients of which the trend alone is not zero, or all of an additive model turned into shares. */
export function initialValues(problem: Problem): Float64Array[] {
  return problem.cap ? logisticStarts(problem, problem.cap) : multiplicativeStarts(problem);
}

/** The mean of y alone; and the best additive model, its multiplicative components over the mean of y. */
function multiplicativeStarts({ design, y }: Problem): Float64Array[] {
  const size = design.smoothWidth + design.changepoints.length;
  const mean = weightedMean(y, design.weights);
  const level = new Float64Array(size);
  level[0] = mean;
  const shares = additiveFit(design, y).coefficients.map((value, at) => {
    return at >= design.additiveWidth && at < design.smoothWidth ? value / mean : value;
  });
  return Math.abs(mean) > EDGE ? [level, shares] : [level];
}

/** Lines through the log odds of y in its cap: the one that Prophet starts from, the best one, and one that hardly slopes the other way. */
function logisticStarts({ design, y }: Problem, cap: Float64Array): Float64Array[] {
  const { t, weights } = design;
  const odds = y.map((value, row) => {
    const share = Math.min(1 - EDGE, Math.max(EDGE, value / (cap[row] ?? 1)));
    return Math.log(share / (1 - share));
  });
  const [first, last] = [odds[0] ?? 0, odds.at(-1) ?? 0];
  const meanTime = weightedMean(t, weights);
  const meanOdds = weightedMean(odds, weights);
  const together = t.map((time, row) => (time - meanTime) * (odds[row] ?? 0));
  const slope = weightedMean(together, weights) / weightedVariance(t, weights);
  const through = (k: number, time: number, value: number) => {
    const start = new Float64Array(design.smoothWidth + design.changepoints.length);
    const rate = Math.abs(k) < SLIGHT ? (k < 0 ? -SLIGHT : SLIGHT) : k;
    start[1] = rate;
    start[0] = time - value / rate;
    return start;
  };
  return [
    through(last - first, 0, first),
    through(slope, meanTime, meanOdds),
    through(slope > 0 ? -SLIGHT : SLIGHT, meanTime, meanOdds),
  ];
}
