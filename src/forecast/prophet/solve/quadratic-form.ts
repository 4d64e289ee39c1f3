import { dot } from './dot.ts';

/**
 * Returns x'Gx for a symmetric matrix given by its upper triangle, row-major.
 * @example quadraticForm(Float64Array.of(1, 2, 0, 3), Float64Array.of(1, 1)) // 8
 */
export function quadraticForm(upper: Float64Array, x: Float64Array): number {
  const size = x.length;
  let sum = 0;
  for (let row = 0; row < size; row++) {
    const value = x[row] ?? 0;
    // Most slope changes are 0.
    if (value === 0) continue;
    const diagonal = row * (size + 1);
    const offDiagonal = dot(upper, diagonal + 1, x, row + 1, size - row - 1);
    sum += value * (2 * offDiagonal + value * (upper[diagonal] ?? 0));
  }
  return sum;
}

/**
 * Returns Gx for a symmetric matrix given by its upper triangle, row-major.
 * @example symmetricProducts(Float64Array.of(1, 2, 0, 3), Float64Array.of(1, 1)) // [3, 5]
 */
export function symmetricProducts(upper: Float64Array, x: Float64Array): Float64Array {
  const size = x.length;
  const out = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    const value = x[row] ?? 0;
    let sum = value * (upper[row * (size + 1)] ?? 0);
    for (let column = row + 1, at = row * size + column; column < size; column++, at++) {
      const element = upper[at] ?? 0;
      sum += element * (x[column] ?? 0);
      out[column] = (out[column] ?? 0) + element * value;
    }
    out[row] = (out[row] ?? 0) + sum;
  }
  return out;
}
