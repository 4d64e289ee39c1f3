/**
 * The one place where a ratio is divided. Null if either part is unknown or nothing stands below the line.
 * @example ratio(1, 4) // 0.25
 * @example ratio(1, 0) // null
 */
export function ratio(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return numerator / denominator;
}
