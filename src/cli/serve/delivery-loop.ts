import { setTimeout as sleep } from 'node:timers/promises';
import { busyChannels, deliverDue } from '../../pipeline/deliver/deliver.ts';
import type { Database } from '../../store/connect/database.ts';
import { deliveringStore } from '../../store/connect/hold.ts';
import { reconnecting } from '../../store/connect/reconnecting.ts';
import { closing } from '../closing.ts';
import type { Context } from '../context.ts';
import { deliveringOf } from '../delivering.ts';

const EVERY_MS = 5000;

export interface DeliveryLoop {
  /** The context of the latest run. */
  readonly context: () => Pick<Context, 'business' | 'messages' | 'fonts' | 'asOf' | 'dueMinute'>;
  readonly nowMs: () => number;
  readonly stop: AbortSignal;
  readonly report: (error: unknown) => void;
}

/** Sends messages for as long as `work` takes. */
export async function whileDelivering<T>(
  store: Pick<Database, 'engine' | 'session'>,
  loop: DeliveryLoop,
  work: () => Promise<T>,
): Promise<T> {
  const own = reconnecting(store.engine, async () => store.session());
  return closing(own, async () => {
    const ended = new AbortController();
    const delivered = keepDelivering(own, { ...loop, stop: AbortSignal.any([loop.stop, ended.signal]) });
    try {
      return await work();
    } finally {
      ended.abort();
      await delivered;
    }
  });
}

/**
 * Sends what is due every few seconds until the signal aborts. A channel that does not answer is left to the call that waits for it, so
 * that the others go on.
 */
async function keepDelivering(db: Database, { context, nowMs, stop, report }: DeliveryLoop): Promise<void> {
  const busy = busyChannels();
  const sending = new Set<Promise<unknown>>();
  let before = '';
  while (!stop.aborted) {
    const now = context();
    if (now.messages.channels.length > 0) {
      const work = deliveringStore(db, async () => deliverDue(deliveringOf(db, now, { nowMs, stop }), busy))
        .then(() => (before = ''))
        .catch((error: unknown) => {
          // A fault that lasts, such as a lost connection, is shown once.
          if (String(error) !== before && !stop.aborted) report(error);
          before = String(error);
        })
        .finally(() => sending.delete(work));
      sending.add(work);
    }
    await sleep(EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  await Promise.all(sending);
}
