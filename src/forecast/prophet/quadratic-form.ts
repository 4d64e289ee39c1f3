import { dot } from './dot.ts';

/**
 * x'Gx of a symmetric matrix of which the lower triangle is given, row-major.
 * @example quadraticForm(Float64Array.of(1, 0, 2, 3), Float64Array.of(1, 1)) // 8
 */
export function quadraticForm(lower: Float64Array, x: Float64Array): number {
  const size = x.length;
  return x.reduce((sum, value, row) => {
    const below = dot(lower, row * size, x, 0, row);
    return sum + value * (2 * below + value * (lower[row * (size + 1)] ?? 0));
  }, 0);
}
