/**
 * Shares calls of a loader: while one is under way, all further callers wait for the next one, which begins once it is over. So every
 * caller gets a result of after its call, and however many there are, two calls serve them.
 */
export function sharedCall<T>(load: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | null = null;
  let next: Promise<T> | null = null;

  const begin = (): Promise<T> => {
    const call = load();
    current = call;
    const over = (): void => {
      if (current === call) current = null;
    };
    call.then(over, over);
    return call;
  };
  const afterCurrent = async (call: Promise<T>): Promise<T> => {
    await call.catch(() => undefined);
    next = null;
    return begin();
  };
  return async () => {
    if (next) return next;
    if (current) return (next = afterCurrent(current));
    return begin();
  };
}
