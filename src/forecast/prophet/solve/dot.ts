/** Returns the dot product of `length` elements of `a` from `aFrom` on and of `b` from `bFrom` on. */
export function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    sum0 += (a[aFrom + index] ?? 0) * (b[bFrom + index] ?? 0);
    sum1 += (a[aFrom + index + 1] ?? 0) * (b[bFrom + index + 1] ?? 0);
    sum2 += (a[aFrom + index + 2] ?? 0) * (b[bFrom + index + 2] ?? 0);
    sum3 += (a[aFrom + index + 3] ?? 0) * (b[bFrom + index + 3] ?? 0);
  }
  for (; index < length; index++) sum0 += (a[aFrom + index] ?? 0) * (b[bFrom + index] ?? 0);
  return sum0 + sum1 + (sum2 + sum3);
}
