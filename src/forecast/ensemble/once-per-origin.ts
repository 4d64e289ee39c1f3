/** A function of mornings that knows what it was asked before. */
interface OncePerOrigin<T> {
  (t: number): T;
  has(t: number): boolean;
  known(): [t: number, value: T][];
}

/** A function of mornings that works out each once, but for those known already. */
export function oncePerOrigin<T>(of: (t: number) => T, known: Iterable<readonly [number, T]> = []): OncePerOrigin<T> {
  const found = new Map<number, T>(known);
  const ask = (t: number): T => {
    const before = found.get(t);
    if (before !== undefined) return before;
    const value = of(t);
    found.set(t, value);
    return value;
  };
  return Object.assign(ask, { has: (t: number) => found.has(t), known: () => Array.from(found) });
}
