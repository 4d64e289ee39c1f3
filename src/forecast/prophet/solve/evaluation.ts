import { dot } from './dot.ts';
import { trendColumns, type Design } from '../design/design.ts';
import { addSlopeChanges } from './fitted-values.ts';
import type { ScaledValues } from './scaled-values.ts';
import { logisticTrend, trendLine } from '../design/trend-curve.ts';

/** A design and the values to fit. */
export interface Problem extends Pick<ScaledValues, 'y' | 'cap'> {
  readonly design: Design;
}

/** The model g·(1 + Xm·b) + Xa·b evaluated at given coefficients, one element a row. */
export interface Evaluation {
  readonly coefficients: Float64Array;
  /** g, in units of scaled y. */
  readonly trend: Float64Array;
  /** 1 + Xm·b. */
  readonly gain: Float64Array;
  readonly residuals: Float64Array;
  /** Weighted residual sum of squares. */
  readonly rss: number;
}

/** Evaluates a model with multiplicative components or logistic growth at given coefficients. */
export function evaluation({ design, y, cap }: Problem, coefficients: Float64Array): Evaluation {
  const { rows, smooth, stride, smoothWidth, additiveWidth, weights } = design;
  const trend = trendOf(design, cap, coefficients);
  const firstFeature = trendColumns(design.frame);
  const linearTerms = (row: number, from: number, to: number) =>
    dot(smooth, row * stride + from, coefficients, from, to - from);
  const gain = new Float64Array(rows).map((_, row) => 1 + linearTerms(row, additiveWidth, smoothWidth));
  const residuals = y.map((value, row) => {
    return value - (trend[row] ?? 0) * (gain[row] ?? 0) - linearTerms(row, firstFeature, additiveWidth);
  });
  const rss = residuals.reduce((sum, residual, row) => sum + residual * residual * (weights?.[row] ?? 1), 0);
  return { coefficients, trend, gain, residuals, rss };
}

function trendOf(design: Design, cap: Float64Array | null, coefficients: Float64Array): Float64Array {
  const { frame, t, changepoints, smoothWidth } = design;
  const k = frame.growth === 'flat' ? 0 : (coefficients[1] ?? 0);
  const { intercept, slope } = trendLine(frame.growth, coefficients[0] ?? 0, k);
  const line = t.map((time) => intercept + slope * time);
  addSlopeChanges(t, changepoints, coefficients.subarray(smoothWidth), line);
  return cap ? line.map((value, row) => logisticTrend(cap[row] ?? 0, value)) : line;
}
