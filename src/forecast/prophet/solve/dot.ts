/** Sum of products of `length` elements of `a` from `aFrom` on with those of `b` from `bFrom` on. */
export function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    sum0 += (a[aFrom + at] ?? 0) * (b[bFrom + at] ?? 0);
    sum1 += (a[aFrom + at + 1] ?? 0) * (b[bFrom + at + 1] ?? 0);
    sum2 += (a[aFrom + at + 2] ?? 0) * (b[bFrom + at + 2] ?? 0);
    sum3 += (a[aFrom + at + 3] ?? 0) * (b[bFrom + at + 3] ?? 0);
  }
  for (; at < length; at++) sum0 += (a[aFrom + at] ?? 0) * (b[bFrom + at] ?? 0);
  return sum0 + sum1 + (sum2 + sum3);
}
