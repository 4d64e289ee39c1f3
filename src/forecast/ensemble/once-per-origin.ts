/** A function of forecast origins that computes each result once. */
interface OncePerOrigin<T> {
  (t: number): T;
  has(t: number): boolean;
  known(): [t: number, value: T][];
}

/** Computes `of` once per origin, and not at all for origins that are known already. */
export function oncePerOrigin<T>(of: (t: number) => T, known: Iterable<readonly [number, T]> = []): OncePerOrigin<T> {
  const results = new Map<number, T>(known);
  const result = (t: number): T => {
    const before = results.get(t);
    if (before !== undefined) return before;
    const value = of(t);
    results.set(t, value);
    return value;
  };
  return Object.assign(result, { has: (t: number) => results.has(t), known: () => Array.from(results) });
}
