/** The results of the most recently used keys. */
export interface LruCache<T> {
  readonly size: number;
  /** The result of a key, from the cache or else from `load`; one that fails is not kept. */
  get(key: string, load: () => Promise<T>): Promise<T>;
}

/** @param capacity how many results are kept at most */
export function lruCache<T>(capacity: number): LruCache<T> {
  const results = new Map<string, Promise<T>>();
  return {
    get size() {
      return results.size;
    },
    async get(key, load) {
      const known = results.get(key);
      results.delete(key);
      const result = known ?? load();
      results.set(key, result);
      if (!known) result.catch(() => results.delete(key));
      const [oldest] = results.keys();
      if (results.size > capacity && oldest !== undefined) results.delete(oldest);
      return result;
    },
  };
}
