import { isIPv6 } from 'node:net';

const MOST = 10;
const WINDOW_MS = 15 * 60_000;
const MOST_ADDRESSES = 10_000;

/** Failed sign-ins by address: after ten in fifteen minutes the address has to wait. */
export interface FailedAttempts {
  /** Seconds until the address may try again; 0 if it may now. */
  readonly waitSeconds: (address: string) => number;
  readonly add: (address: string) => void;
  readonly clear: (address: string) => void;
}

export function failedAttempts(nowMs: () => number): FailedAttempts {
  const known = new Map<string, { count: number; readonly untilMs: number }>();
  const current = (key: string) => {
    const found = known.get(key);
    return found && found.untilMs > nowMs() ? found : null;
  };
  return {
    waitSeconds(address) {
      const found = current(network(address));
      return found && found.count >= MOST ? Math.ceil((found.untilMs - nowMs()) / 1000) : 0;
    },
    add(address) {
      const key = network(address);
      const found = current(key);
      if (found) found.count++;
      else {
        known.delete(key);
        // The oldest goes: a sender with that many addresses isn't stopped by counting them.
        for (const oldest of known.keys()) if (known.size >= MOST_ADDRESSES) known.delete(oldest);
        known.set(key, { count: 1, untilMs: nowMs() + WINDOW_MS });
      }
    },
    clear: (address) => void known.delete(network(address)),
  };
}

/** An IPv6 user has a whole network of 64 bits. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = ''] = address.split('::');
  return address.includes('.') ? address : head.split(':').slice(0, 4).join(':');
}
