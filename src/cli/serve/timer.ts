import { setTimeout as sleep } from 'node:timers/promises';
import type { Timer } from '../../pipeline/schedule.ts';

/** A timer of Node's waits at most this long; a computer that slept in between is noticed soon enough. */
const LONGEST_MS = 60_000;

/** The machine's clock. */
export const machineTimer: Timer = {
  now: () => Date.now(),
  async until(instantMs, signal) {
    let beforeMs = Date.now();
    while (!signal.aborted && beforeMs < instantMs) {
      await sleep(Math.min(LONGEST_MS, instantMs - beforeMs), undefined, { signal }).catch(() => undefined);
      const nowMs = Date.now();
      if (nowMs < beforeMs) return;
      beforeMs = nowMs;
    }
  },
};
