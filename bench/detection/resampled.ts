import { random } from '../../src/demo/chance/random.ts';
import { quantile } from '../../src/stats/quantile.ts';

const ROUNDS = 400;
const SEED = 2026;

/** The 95 % range of a figure over bootstraps of whole series. */
export function resampled<T>(all: readonly T[], of: (drawn: readonly T[]) => number): readonly [number, number] {
  const draws = random(SEED, all.length);
  const figures = Array.from({ length: ROUNDS }, () =>
    of(all.flatMap(() => (all.length > 0 ? [draws.pick(all)] : []))),
  );
  return [quantile(figures, 0.025) ?? 0, quantile(figures, 0.975) ?? 0];
}
