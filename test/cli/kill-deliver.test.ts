import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { random } from '../../src/demo/chance/random.ts';
import { testMessage } from '../../src/notify/message/plain-messages.ts';
import { newDelivery } from '../../src/pipeline/deliver/new-delivery.ts';
import { loadDeliveries } from '../../src/store/deliveries/load-deliveries.ts';
import { queueDeliveries } from '../../src/store/deliveries/queue-deliveries.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { receiver } from '../fixtures/receiver.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { runSize } from '../run-size.ts';
import { finished, testProgram } from './program.ts';

const program = testProgram();

const SEED = 18;
const MESSAGES_A_KILL = 3;
const ANSWERED_AFTER_MS = 15;

test(
  'a process that is killed while it sends loses no message and repeats one at most',
  { timeout: 1_800_000 },
  async () => {
    const kills = runSize('killsOfDeliver');
    const draws = random(SEED, 0);
    await using shop = await tempFolder();
    await using hook = await receiver(
      (answer) => void setTimeout(() => answer.writeHead(200).end(), ANSWERED_AFTER_MS),
    );
    await shop.write(
      'evenkeel.yaml',
      `business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none}
sources: {shop: {path: sales.csv}}
messages:
  channels: {hook: {type: webhook, url: '${hook.url}', secret: {env: KEY}, allow_private: true}}
`,
    );
    const location = join(shop.path, 'evenkeel.duckdb');
    const ids = Array.from({ length: MESSAGES_A_KILL * kills }, (_, index) => `msg_${index}`);
    const store = await openStore(location);
    const queued = ids.map((id) => {
      const message = JSON.stringify(testMessage(id, 'Shop', 'hook', null));
      return newDelivery({ id, kind: 'opened', channel: 'hook', now: new Date('2026-09-22T05:00:00Z'), message });
    });
    await queueDeliveries(store, queued);
    await store.close();

    const options = { cwd: shop.path, env: { KEY: 'key' } };
    let killed = 0;
    for (let round = 0; round < kills; round++) {
      const before = hook.received.length;
      const child = program.start(['deliver'], options);
      const over = finished(child);
      while (child.exitCode === null && hook.received.length === before) await sleep(1);
      // Between a request, its answer, the mark, and the next requests.
      await sleep(draws.uniform() * 2 * MESSAGES_A_KILL * ANSWERED_AFTER_MS);
      if (child.kill('SIGKILL')) killed++;
      await over;
    }
    expect((await finished(program.start(['deliver'], options))).code).toBe(0);

    const times = new Map<string, number>();
    for (const { headers } of hook.received) {
      const id = String(headers['webhook-id']);
      times.set(id, (times.get(id) ?? 0) + 1);
    }
    expect([...times.keys()].toSorted()).toEqual(ids.toSorted());
    expect(hook.received.length - ids.length).toBeLessThanOrEqual(killed);
    const after = await openStore(location);
    const log = await loadDeliveries(after, { offset: 0, limit: null });
    await after.close();
    expect(log.filter(({ state }) => state !== 'sent')).toEqual([]);
  },
);
