import { setTimeout as sleep } from 'node:timers/promises';
import { BusyStoreError } from '../store/connect/database.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

export interface Patience {
  /** How long to try in all. */
  readonly forMs: number;
  /** Receives what the store is busy with, once. */
  readonly onBusy: (error: BusyStoreError) => void;
  readonly signal?: AbortSignal;
}

/** Does work on a store, and tries again for a while if another process holds it. @throws BusyStoreError if it still does then */
export async function whenFree<T>(work: () => Promise<T>, { forMs, onBusy, signal }: Patience): Promise<T> {
  const endMs = performance.now() + forMs;
  let waitMs = FIRST_WAIT_MS;
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BusyStoreError) || performance.now() >= endMs || signal?.aborted === true) throw error;
      if (tries === 1) onBusy(error);
    }
    await sleep(Math.min(waitMs, Math.max(0, endMs - performance.now())), undefined, { signal }).catch(() => undefined);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}
