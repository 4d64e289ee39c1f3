import { random } from '../../src/demo/chance/random.ts';
import { quantile } from '../../src/stats/quantile.ts';

const ROUNDS = 1000;
const SEED = 2026;

/** The slices that an algorithm names for a case, and the true ones. */
export interface Answer {
  readonly named: readonly string[];
  readonly causes: readonly string[];
}

/** Exact matches over all cases: 2·hits / (named + true). */
export function f1(answers: readonly Answer[]): number {
  let hits = 0;
  let all = 0;
  for (const { named, causes } of answers) {
    hits += named.filter((slice) => causes.includes(slice)).length;
    all += named.length + causes.length;
  }
  return all === 0 ? 0 : (2 * hits) / all;
}

/** F1 with its 90 % range over bootstraps of the cases: `0.62 (0.50 to 0.73)`. */
export function f1Text(answers: readonly Answer[]): string {
  const draws = random(SEED, answers.length);
  const figures = Array.from({ length: ROUNDS }, () => f1(answers.map(() => draws.pick(answers))));
  const ends = [0.05, 0.95].map((level) => (quantile(figures, level) ?? 0).toFixed(2));
  return `${f1(answers).toFixed(2)} (${ends.join(' to ')})`;
}

/**
 * How far one algorithm is above another on the same cases, with the 90 % range over bootstraps that draw the cases of both alike:
 * `0.16 (0.02 to 0.30)`.
 */
export function differenceText(own: readonly Answer[], other: readonly Answer[]): string {
  const draws = random(SEED, own.length);
  const pairs = own.map((answer, index) => ({ answer, beside: other[index] ?? { named: [], causes: answer.causes } }));
  const difference = (drawn: typeof pairs): number =>
    f1(drawn.map(({ answer }) => answer)) - f1(drawn.map(({ beside }) => beside));
  const figures = Array.from({ length: ROUNDS }, () => difference(pairs.map(() => draws.pick(pairs))));
  const ends = [0.05, 0.95].map((level) => (quantile(figures, level) ?? 0).toFixed(2));
  return `${difference(pairs).toFixed(2)} (${ends.join(' to ')})`;
}
