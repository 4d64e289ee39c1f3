import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../../calendar/day.ts';
import { prophetDesign } from '../design/design.ts';
import { toInterceptSlope, fromInterceptSlope } from './intercept-slope.ts';
import { negativeGradient, gaussNewtonModel } from './gauss-newton-model.ts';
import type { ProphetOptions } from '../design/options.ts';
import { scaledValues } from './scaled-values.ts';
import { newtonModel } from './newton-model.ts';
import { evaluation, type Problem } from './evaluation.ts';

const DAY_MS = 86_400_000;
const ROWS = 60;
const SIGMA2 = 0.01;
const STEP = 1e-5;

const start = dayFromIso('2026-01-05');
const ds = Array.from({ length: ROWS }, (_, index) => (start + index) * DAY_MS);
const wave = (index: number, frequency: number) => Math.sin(index * frequency) + ((index * 7919) % 13) / 13;

function problemOf(options: ProphetOptions): Problem {
  const times = {
    ds,
    cap: ds.map((_, index) => 30 + index / 10),
    weights: ds.map((_, index) => 1 + (index % 3)),
    regressors: { added: ds.map((_, index) => wave(index, 0.3)), share: ds.map((_, index) => wave(index, 0.7)) },
  };
  const regressors = [
    { name: 'added', mode: 'additive' as const },
    { name: 'share', mode: 'multiplicative' as const },
  ];
  const design = prophetDesign(times, { ...options, regressors, n_changepoints: 4 });
  if (!design) throw new Error('too short');
  const y = Float64Array.from(ds, (_, index) => 10 + index / 5 + 2 * wave(index, 0.9));
  return { design, ...scaledValues(design, y) };
}

/** Arbitrary coefficients; for logistic growth with intercept and slope first. */
function arbitraryCoefficients({ design, cap }: Problem): Float64Array {
  const coefficients = design.precisions.map((_, at) => 0.3 + 0.1 * wave(at, 1.1));
  const changes = design.changepoints.map((_, at) => 0.5 * wave(at, 2.3));
  const all = Float64Array.from([...coefficients, ...changes]);
  return cap ? toInterceptSlope(all) : all;
}

describe.each<[string, ProphetOptions]>([
  ['linear growth, multiplicative seasons', { seasonality_mode: 'multiplicative' }],
  ['logistic growth, additive seasons', { growth: 'logistic' }],
  ['logistic growth, multiplicative seasons', { growth: 'logistic', seasonality_mode: 'multiplicative' }],
  ['flat growth, multiplicative seasons', { growth: 'flat', seasonality_mode: 'multiplicative' }],
])('derivatives of a model with %s', (_, options) => {
  const problem = problemOf(options);
  const evaluationAt = (x: Float64Array) => evaluation(problem, problem.cap ? fromInterceptSlope(x) : x);
  /** RSS/2, plus sigma² times the prior of m for logistic growth. */
  const objective = (x: Float64Array) => {
    const { rss, coefficients } = evaluationAt(x);
    const prior = problem.cap ? (SIGMA2 * (coefficients[0] ?? 0) ** 2) / 50 : 0;
    return rss / 2 + prior;
  };
  const moved = (x: Float64Array, index: number, by: number) => x.with(index, (x[index] ?? 0) + by);
  const centralDifference = (f: (x: Float64Array) => number, x: Float64Array, index: number) =>
    (f(moved(x, index, STEP)) - f(moved(x, index, -STEP))) / (2 * STEP);

  test('the gradient equals central differences', () => {
    const x = arbitraryCoefficients(problem);
    const { products } = gaussNewtonModel(problem, evaluationAt(x), SIGMA2);
    products.forEach((product, index) => expect(-product).toBeCloseTo(centralDifference(objective, x, index), 5));
    const withoutPrior = negativeGradient(problem, evaluationAt(x));
    withoutPrior.subarray(2).forEach((product, index) => expect(product).toBe(products[index + 2]));
  });

  test('the Hessian equals central differences of the gradient', () => {
    const x = arbitraryCoefficients(problem);
    const gaussNewtonAt = (point: Float64Array) => gaussNewtonModel(problem, evaluationAt(point), SIGMA2);
    const { gram } = newtonModel(problem, evaluationAt(x), gaussNewtonAt(x), SIGMA2);
    const size = x.length;
    for (let row = 0; row < size; row++)
      for (let column = row; column < size; column++) {
        const expected = centralDifference((point) => -(gaussNewtonAt(point).products[row] ?? 0), x, column);
        expect(gram[row * size + column], `${row}, ${column}`).toBeCloseTo(expected, 4);
      }
  });
});
