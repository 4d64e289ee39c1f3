/**
 * Rounds parts to whole units that add up to a total exactly, by the largest remainder: each part moves by less than one unit more than
 * rounding alone would move it, spread over the parts with the largest remainders first, and among equal ones over the first.
 *
 * @param parts finite numbers that add up to about `total`, in the unit to round to, such as cents
 * @param total a whole number
 * @returns whole numbers, one a part; empty for no parts
 * @example roundedParts([-3.5, -6.5], -10) // [-3, -7]
 * @example roundedParts([1 / 3, 1 / 3, 1 / 3], 1) // [1, 0, 0]
 */
export function roundedParts(parts: readonly number[], total: number): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`total ${total} is not a whole number`);
  if (!parts.every(Number.isFinite)) throw new RangeError('parts must be finite');
  const whole = parts.map((part) => Math.floor(part));
  const order = parts
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .map(({ index }) => index);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const rounds = parts.length === 0 ? 0 : Math.floor(missing / parts.length);
  const extra = missing - rounds * parts.length;
  order.forEach((index, place) => {
    whole[index] = (whole[index] ?? 0) + rounds + (place < extra ? 1 : 0);
  });
  return whole.map((part) => part + 0);
}
