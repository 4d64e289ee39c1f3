import { expect, test } from 'vitest';
import { testMessage } from '../../src/notify/message/plain-messages.ts';
import { deliverDue, type Delivering } from '../../src/pipeline/deliver/deliver.ts';
import { newDelivery } from '../../src/pipeline/deliver/new-delivery.ts';
import { loadDeliveries } from '../../src/store/deliveries/load-deliveries.ts';
import { queueDeliveries } from '../../src/store/deliveries/queue-deliveries.ts';
import { settings, webhook } from '../fixtures/channels.ts';
import { serverEngines } from '../fixtures/databases.ts';
import { observedDatabase } from '../fixtures/observed-database.ts';
import { accepts, receiver, says } from '../fixtures/receiver.ts';
import { smallModel } from '../fixtures/small-model.ts';

const DAY_MS = 86_400_000;
const FIRST_MS = Date.parse('2026-09-22T09:00:00Z');

test.each(serverEngines)(
  'on $name, sending that ends between any two statements is taken up: nothing is lost, one a channel is repeated at most',
  async (engine) => {
    await using store = await engine.open();
    await using team = await receiver(accepts);
    await using broken = await receiver(says(404));
    const model = smallModel();
    const messages = settings([webhook('team', team.url), webhook('broken', broken.url)], {
      digests: [{ kind: 'daily', weekday: null, minuteOfDay: 8 * 60, to: ['team'] }],
    });
    let interrupted = 0;
    for (let isOver = false; !isOver;) {
      // A day for each, so that its digest is a new one.
      const now = new Date(FIRST_MS + interrupted * DAY_MS);
      const of: Delivering = {
        ...{ db: store.db, business: model.business, settings: messages, nowMs: () => now.getTime() },
        ...{ timeoutMs: 60_000, stop: new AbortController().signal },
        ...{ png: async () => new Uint8Array(), model: async () => model },
      };
      const unwritten = { kind: 'opened', incident: 'revenue-opened', place: 0, now } as const;
      await queueDeliveries(store.db, [
        newDelivery({ ...unwritten, id: `${interrupted} unwritten`, channel: 'team' }),
        ...['team', 'broken'].map((channel) => {
          const id = `${interrupted} ${channel}`;
          const message = JSON.stringify(testMessage(id, 'Shop', channel, null));
          return newDelivery({ id, channel, kind: 'opened', now, message });
        }),
      ]);
      team.received.length = 0;
      broken.received.length = 0;
      let statements = 0;
      const dying = observedDatabase(store.db, () => {
        if (statements++ >= interrupted) throw new Error('the process is gone');
      });
      isOver = await deliverDue({ ...of, db: dying }).then(
        () => true,
        () => false,
      );
      while ((await deliverDue(of)).length > 0);
      const log = (await loadDeliveries(store.db, { offset: 0, limit: null })).filter(
        ({ queuedAt }) => queuedAt.getTime() === now.getTime(),
      );
      const states = log.map(({ channel, kind, state }) => `${channel} ${kind} ${state}`).toSorted();
      const point = `before statement ${interrupted}`;
      expect(states, point).toEqual([
        ...['broken opened dead', 'team daily sent', 'team dead_letter sent', 'team opened sent', 'team opened sent'],
      ]);
      for (const [channel, { received }] of Object.entries({ team, broken })) {
        const ids = received.map(({ headers }) => String(headers['webhook-id']));
        const own = log.filter((one) => one.channel === channel).map(({ id }) => id);
        expect([...new Set(ids)].toSorted(), point).toEqual(own.toSorted());
        expect(ids.length - own.length, point).toBeLessThanOrEqual(1);
      }
      if (!isOver) interrupted++;
    }
    expect(interrupted).toBeGreaterThan(10);
  },
);
