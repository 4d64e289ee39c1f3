const DAYS_LOOKED_AT = 90;

/**
 * The share of zeros among the known values of the last 90 days before element `index`; 0 where none is known.
 * @example zeroShare([0, 0, null, 5, 0], 4) // 2 / 3
 */
export function zeroShare(values: readonly (number | null)[], index: number): number {
  let known = 0;
  let zeros = 0;
  for (let past = Math.max(0, index - DAYS_LOOKED_AT); past < index; past++) {
    const value = values[past] ?? null;
    if (value === null) continue;
    known++;
    if (value === 0) zeros++;
  }
  return known === 0 ? 0 : zeros / known;
}
