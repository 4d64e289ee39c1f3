import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../../calendar/day.ts';
import { prophetDesign } from '../design/design.ts';
import { toInterceptSlope, fromInterceptSlope } from './intercept-slope.ts';
import { gradient, gaussNewtonModel } from './gauss-newton-model.ts';
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
const wave = (index: number, of: number) => Math.sin(index * of) + ((index * 7919) % 13) / 13;

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

/** Coefficients in terms of the line that are near nothing in particular. */
function somewhere({ design, cap }: Problem): Float64Array {
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
])('of a model with %s', (_, options) => {
  const problem = problemOf(options);
  const terms = (line: Float64Array) => (problem.cap ? fromInterceptSlope(line) : line);
  /** RSS/2, and sigma² times the prior of m if that curves the objective. */
  const objective = (line: Float64Array) => {
    const at = evaluation(problem, terms(line));
    const prior = problem.cap ? (SIGMA2 * (at.coefficients[0] ?? 0) ** 2) / 50 : 0;
    return at.rss / 2 + prior;
  };
  const moved = (line: Float64Array, at: number, by: number) => line.with(at, (line[at] ?? 0) + by);
  const difference = (f: (line: Float64Array) => number, line: Float64Array, at: number) =>
    (f(moved(line, at, STEP)) - f(moved(line, at, -STEP))) / (2 * STEP);

  test('the gradient is what small steps say', () => {
    const line = somewhere(problem);
    const { products } = gaussNewtonModel(problem, evaluation(problem, terms(line)), SIGMA2);
    products.forEach((product, at) => expect(-product).toBeCloseTo(difference(objective, line, at), 5));
    const withoutPrior = gradient(problem, evaluation(problem, terms(line)));
    withoutPrior.subarray(2).forEach((product, at) => expect(product).toBe(products[at + 2]));
  });

  test('so are the second derivatives', () => {
    const line = somewhere(problem);
    const straightAt = (at: Float64Array) => gaussNewtonModel(problem, evaluation(problem, terms(at)), SIGMA2);
    const { gram } = newtonModel(problem, evaluation(problem, terms(line)), straightAt(line), SIGMA2);
    const size = line.length;
    for (let row = 0; row < size; row++)
      for (let column = row; column < size; column++) {
        const found = difference((at) => -(straightAt(at).products[row] ?? 0), line, column);
        expect(gram[row * size + column], `${row}, ${column}`).toBeCloseTo(found, 4);
      }
  });
});
