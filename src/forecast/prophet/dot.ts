/** Sum of products of `length` elements of `a` from `aFrom` on with those of `b` from `bFrom` on. */
export function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let at = 0;
  for (; at + 1 < length; at += 2) {
    sum0 += (a[aFrom + at] ?? 0) * (b[bFrom + at] ?? 0);
    sum1 += (a[aFrom + at + 1] ?? 0) * (b[bFrom + at + 1] ?? 0);
  }
  if (at < length) sum0 += (a[aFrom + at] ?? 0) * (b[bFrom + at] ?? 0);
  return sum0 + sum1;
}
