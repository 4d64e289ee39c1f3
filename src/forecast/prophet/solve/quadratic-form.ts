import { dot } from './dot.ts';

/**
 * x'Gx of a symmetric matrix of which the upper triangle is given, row-major.
 * @example quadraticForm(Float64Array.of(1, 2, 0, 3), Float64Array.of(1, 1)) // 8
 */
export function quadraticForm(upper: Float64Array, x: Float64Array): number {
  const size = x.length;
  return x.reduce((sum, value, row) => {
    const diagonal = row * (size + 1);
    const after = dot(upper, diagonal + 1, x, row + 1, size - row - 1);
    return sum + value * (2 * after + value * (upper[diagonal] ?? 0));
  }, 0);
}
