/**
 * Returns the distinct values, most frequent first.
 * @example byFrequency(['a', 'b', 'b']) // ['b', 'a']
 */
export function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
