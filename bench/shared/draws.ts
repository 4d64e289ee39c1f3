import type { Random } from '../../src/demo/chance/random.ts';

/** Standard normal draws. */
export function normals(draws: Random, count: number): number[] {
  return Array.from({ length: count }, () => draws.normal());
}

/** The values less their mean, times `scale`. */
export function centred(values: readonly number[], scale: number): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => scale * (value - mean));
}

/** Student's t with 5 degrees of freedom, scaled to a standard deviation of 1. */
export function heavyTailed(draws: Random): number {
  const chiSquared = normals(draws, 5).reduce((sum, value) => sum + value ** 2, 0);
  return (draws.normal() / Math.sqrt(chiSquared / 5)) * Math.sqrt(3 / 5);
}
