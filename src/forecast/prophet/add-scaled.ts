/** Adds `factor` times `length` elements of `b` from `bFrom` on to those of `a` from `aFrom` on, in place. */
export function addScaled(
  a: Float64Array,
  aFrom: number,
  factor: number,
  b: Float64Array,
  bFrom: number,
  length: number,
): void {
  for (let at = 0; at < length; at++) a[aFrom + at] = (a[aFrom + at] ?? 0) + factor * (b[bFrom + at] ?? 0);
}
