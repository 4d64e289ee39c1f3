/** A loader whose result serves its callers for a while. */
export interface HeldCall<T> {
  readonly get: () => Promise<T>;
  /** Whoever calls from now on gets a result of after this. */
  readonly forget: () => void;
}

/**
 * Holds the result of a loader, so that many callers cost one load. A load that fails is not held.
 *
 * @param forMs how old a result may be, counted from the beginning of its load
 * @param nowMs a clock that never goes back
 */
export function heldCall<T>(
  load: () => Promise<T>,
  forMs: number,
  nowMs: () => number = () => performance.now(),
): HeldCall<T> {
  let held: { readonly result: Promise<T>; readonly sinceMs: number } | null = null;

  const begin = async (): Promise<T> => {
    const call = { result: load(), sinceMs: nowMs() };
    held = call;
    call.result.catch(() => {
      if (held === call) held = null;
    });
    return call.result;
  };
  return {
    get: async () => (held && nowMs() - held.sinceMs < forMs ? held.result : begin()),
    forget: () => (held = null),
  };
}
