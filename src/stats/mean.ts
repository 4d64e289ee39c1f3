/**
 * Returns the arithmetic mean; null for no values.
 * @example mean([1, 2, 6]) // 3
 * @example mean([]) // null
 */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
