/** A loader whose result serves its callers for a while. */
export interface CachedCall<T> {
  readonly get: () => Promise<T>;
  /** Whoever calls from now on gets a result of after this. */
  readonly invalidate: () => void;
}

/**
 * Caches the result of a loader, so that many callers cost one load. A failure is not kept.
 *
 * @param forMs how old a result may be, counted from the beginning of its load
 * @param nowMs a clock that never goes back
 */
export function cachedCall<T>(
  load: () => Promise<T>,
  forMs: number,
  nowMs: () => number = () => performance.now(),
): CachedCall<T> {
  let cached: { readonly result: Promise<T>; readonly sinceMs: number } | null = null;

  const begin = async (): Promise<T> => {
    const call = { result: load(), sinceMs: nowMs() };
    cached = call;
    call.result.catch(() => {
      if (cached === call) cached = null;
    });
    return call.result;
  };
  return {
    get: async () => (cached && nowMs() - cached.sinceMs < forMs ? cached.result : begin()),
    invalidate: () => (cached = null),
  };
}
