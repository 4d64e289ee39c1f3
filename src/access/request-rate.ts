const MINUTE_MS = 60_000;
const MOST_KNOWN = 10_000;

/** Limits the requests of each client to so many a minute, which it may also send at once. */
export interface RequestRate {
  /** Takes one request. @returns 0, or the seconds until the next one is allowed */
  readonly take: (client: string) => number;
}

export function requestRate(perMinute: number, nowMs: () => number): RequestRate {
  const left = new Map<string, { requests: number; atMs: number }>();
  return {
    take(client) {
      const at = nowMs();
      const known = left.get(client) ?? { requests: perMinute, atMs: at };
      const requests = Math.min(perMinute, known.requests + ((at - known.atMs) * perMinute) / MINUTE_MS);
      left.delete(client);
      for (const oldest of left.keys()) if (left.size >= MOST_KNOWN) left.delete(oldest);
      left.set(client, { requests: requests < 1 ? requests : requests - 1, atMs: at });
      return requests < 1 ? Math.ceil(((1 - requests) * MINUTE_MS) / perMinute / 1000) : 0;
    },
  };
}
