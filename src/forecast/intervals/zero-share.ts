const DAYS_LOOKED_AT = 90;

/**
 * The share of the known days among the last 90 before element `index` that brought nothing; 0 where none is known.
 * @example zeroShare([0, 0, null, 5, 0], 4) // 2 / 3
 */
export function zeroShare(values: readonly (number | null)[], index: number): number {
  let known = 0;
  let silent = 0;
  for (let past = Math.max(0, index - DAYS_LOOKED_AT); past < index; past++) {
    const value = values[past] ?? null;
    if (value === null) continue;
    known++;
    if (value === 0) silent++;
  }
  return known === 0 ? 0 : silent / known;
}
