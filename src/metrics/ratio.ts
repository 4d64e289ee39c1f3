/**
 * Divides a ratio, the only place that does; null if a part is unknown or the denominator is 0.
 * @example ratio(1, 4) // 0.25
 * @example ratio(1, 0) // null
 */
export function ratio(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return numerator / denominator;
}
