import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { Channel } from '../../src/notify/settings.ts';
import { busyChannels, deliverDue } from '../../src/pipeline/deliver/deliver.ts';
import { loadDeliveries } from '../../src/store/deliveries/load-deliveries.ts';
import { secret, settings, webhook } from '../fixtures/channels.ts';
import { engines } from '../fixtures/databases.ts';
import { drips, hangs, receiver, says } from '../fixtures/receiver.ts';
import { queueMessagesFor, sending } from '../fixtures/sent-messages.ts';

const EACH = 20;

test.each(engines)(
  'on $name, channels that hang or answer a byte a second keep neither messages nor dead letters of others waiting',
  async (engine) => {
    await using store = await engine.open();
    await using hanging = await receiver(hangs);
    await using slow = await receiver(drips);
    await using refusing = await receiver(says(404));
    await using good = await receiver();
    const mute = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const mail: Channel = {
      ...{ name: 'mail', type: 'mail', allowPrivate: true, fallback: null, from: 'a@example.com' },
      ...{ to: ['b@example.com'], server: secret(`smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`) },
    };
    const channels = [
      ...[webhook('good', good.url), webhook('hanging', hanging.url), webhook('slow', slow.url), mail],
      webhook('refusing', refusing.url, { fallback: 'good' }),
    ];
    await queueMessagesFor(
      store.db,
      channels.map(({ name }) => name),
      EACH,
    );
    const stop = new AbortController();
    const all = deliverDue(sending(store.db, settings(channels), stop.signal), busyChannels());
    // Each of the others has its first message, which nothing ends before the limit.
    await expect.poll(() => good.received.length, { timeout: 60_000 }).toBe(2 * EACH);
    const states = async (): Promise<Record<string, number>> => {
      const counts: Record<string, number> = {};
      for (const { channel, kind, state } of await loadDeliveries(store.db, { offset: 0, limit: null }))
        counts[`${channel} ${kind} ${state}`] = (counts[`${channel} ${kind} ${state}`] ?? 0) + 1;
      return counts;
    };
    await expect.poll(states, { timeout: 60_000 }).toEqual({
      ...{ 'good opened sent': EACH, 'good dead_letter sent': EACH, 'refusing opened dead': EACH },
      ...{ 'hanging opened queued': EACH, 'slow opened queued': EACH, 'mail opened queued': EACH },
    });
    expect([hanging.received.length, slow.received.length]).toEqual([1, 1]);
    stop.abort();
    await all;
    mute.close();
  },
);
