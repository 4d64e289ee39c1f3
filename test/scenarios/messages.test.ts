import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../../src/calendar/day.ts';
import { busyChannels, deliverDue, type Delivering } from '../../src/pipeline/deliver/deliver.ts';
import { previewMessages } from '../../src/pipeline/deliver/preview-messages.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import type { MessageSettings } from '../../src/notify/settings.ts';
import { loadDeliveries } from '../../src/store/deliveries/load-deliveries.ts';
import { requeueDelivery } from '../../src/store/deliveries/record-attempt.ts';
import { route, settings, webhook, WEBHOOK_SECRET } from '../fixtures/channels.ts';
import { serverEngines, type Engine } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { accepts, hangs, receiver, says } from '../fixtures/receiver.ts';
import { days, FIRST, LAST, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { asOfAfter, watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const BEFORE = '2026-03-29';
const BAD = '2026-03-30';
const ENDED = LAST;
const metrics = only('revenue');
const odd: Oddities = { '2026-03-21': { factor: 0.4 }, [BAD]: { factor: 0.4 } };

function delivering(shop: WatchedShop, messages: MessageSettings, now: Date): Delivering {
  return {
    ...{ db: shop.db, business: shop.business, settings: messages, nowMs: () => now.getTime(), timeoutMs: 5000 },
    ...{ stop: new AbortController().signal, png: async () => new Uint8Array() },
    model: async () => readModel(shop.db, shop.business, now),
  };
}

/** Kind, incident, channel and state of each delivery, the oldest first. */
async function log(shop: WatchedShop): Promise<string[]> {
  const all = await loadDeliveries(shop.db, { offset: 0, limit: null });
  const byTime = all.toSorted(
    (a, b) => a.queuedAt.getTime() - b.queuedAt.getTime() || (a.channel < b.channel ? -1 : 1),
  );
  return byTime.map(({ kind, incident, channel, state }) => `${kind} ${incident} ${channel} ${state}`);
}

/** A shop whose first run has an incident of the past, and whose next one an incident of its own day. */
async function shopWithIncident(engine: Engine, messages: MessageSettings): Promise<WatchedShop> {
  const shop = await watchedShop(engine, { metrics, judgedDays: 10 }, messages);
  await shop.deliver('all', saleRows(days(FIRST, BEFORE), odd));
  await shop.runAfter(BEFORE);
  expect(await log(shop)).toEqual([]);
  await shop.deliver(BAD, saleRows([BAD], odd));
  await shop.runAfter(BAD);
  return shop;
}

describe.each(serverEngines)('on $name', (engine) => {
  test('an incident is a message when it opens and one when it is over; the past and a repeated run send none', async () => {
    await using hook = await receiver();
    const routes = [route(['hook']), route(['orders'], { metrics: ['orders'] })];
    const messages = settings([webhook('hook', hook.url), webhook('orders', hook.url)], { routes });
    await using shop = await shopWithIncident(engine, messages);
    await shop.deliver('rest', saleRows(days('2026-03-31', ENDED)));
    await shop.runAfter(ENDED);
    await shop.runAfter(BAD);
    await shop.runAfter(ENDED);
    const now = asOfAfter(ENDED);
    await deliverDue(delivering(shop, messages, now));
    expect(await deliverDue(delivering(shop, messages, now))).toEqual([]);
    expect(await log(shop)).toEqual([`opened revenue-${BAD} hook sent`, `recovered revenue-${BAD} hook sent`]);
    const span = { from: dayFromIso(BAD), to: dayFromIso(ENDED), runId: 99, dueMinute: 6 * 60 };
    const previewed = await previewMessages(shop.db, shop.business, messages, span);
    expect(previewed.map(({ kind, incident, channel }) => `${kind} ${incident} ${channel}`)).toEqual([
      `opened revenue-${BAD} hook`,
      `recovered revenue-${BAD} hook`,
    ]);
    const verifier = new Webhook(WEBHOOK_SECRET);
    for (const { headers, body } of hook.received)
      expect(headers['webhook-signature']).toBe(verifier.sign(String(headers['webhook-id']), now, body));
    const [opened, recovered] = hook.received.map(({ body }): unknown => JSON.parse(body));
    expect(opened).toMatchObject({
      type: 'incident.opened',
      data: {
        title: 'Revenue · Mon 30 Mar 2026',
        headline: expect.stringMatching(/^€738, 60% below expected \(€1,[89]\d\d; normal range /),
        figures: { metric: 'revenue', day: BAD, value: 738.07, severity: 'critical' },
      },
    });
    expect(recovered).toMatchObject({
      type: 'incident.recovered',
      data: { word: 'Recovered', incident: `revenue-${BAD}` },
    });
  });

  test('an incident that a correction takes away, brings back and lets recover twice is notified each time', async () => {
    await using hook = await receiver();
    const messages = settings([webhook('hook', hook.url)]);
    await using shop = await shopWithIncident(engine, messages);
    const end = '2026-04-01';
    const corrections: readonly Oddities[] = [{ [BAD]: {} }, odd];
    for (const corrected of corrections) {
      await shop.deliver(BAD, saleRows([BAD], corrected));
      await shop.runAfter(BAD);
    }
    await shop.deliver('rest', saleRows(days('2026-03-31', end)));
    await shop.runAfter(end);
    const worse: Oddities = { '2026-03-31': { factor: 0.4 } };
    for (const corrected of [worse, {}]) {
      await shop.deliver('rest', saleRows(days('2026-03-31', end), corrected));
      await shop.runAfter(end);
    }
    const kinds = (await loadDeliveries(shop.db, { incident: `revenue-${BAD}`, offset: 0, limit: null })).map(
      ({ kind }) => kind,
    );
    expect(kinds.toSorted()).toEqual(['loss_doubled', 'opened', 'opened', 'recovered', 'recovered', 'withdrawn']);
  });

  test('a dead channel is tried for three days, then another one is notified; its message can be queued again', async () => {
    await using broken = await receiver(says(500));
    await using hook = await receiver();
    const messages = settings([webhook('broken', broken.url), webhook('hook', hook.url)]);
    await using shop = await shopWithIncident(engine, messages);
    const startMs = asOfAfter(BAD).getTime();
    const at = async (minutes: number) => deliverDue(delivering(shop, messages, new Date(startMs + minutes * 60_000)));
    const tries: number[] = [];
    // Each minute of the first hours, then each hour.
    for (const minute of [...Array(200).keys(), ...Array.from({ length: 72 }, (_, hour) => 60 * (hour + 4))])
      if ((await at(minute)).some(({ delivery }) => delivery.channel === 'broken')) tries.push(minute);
    expect(tries.slice(0, 9)).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
    expect(await log(shop)).toEqual([
      `opened revenue-${BAD} broken dead`,
      `opened revenue-${BAD} hook sent`,
      `dead_letter revenue-${BAD} hook sent`,
    ]);
    const letter: unknown = JSON.parse(hook.received.at(-1)?.body ?? '');
    expect(letter).toMatchObject({
      type: 'evenkeel.dead_letter',
      data: { headline: 'broken did not take this message: given up after three days: HTTP 500: no' },
    });
    const [dead] = await loadDeliveries(shop.db, { state: 'dead', offset: 0, limit: 1 });
    expect(await requeueDelivery(shop.db, dead?.id ?? '', new Date(startMs))).toBe(true);
    broken.behaviour = accepts;
    await at(5000);
    expect((await log(shop))[0]).toBe(`opened revenue-${BAD} broken sent`);
    const ids = new Set(broken.received.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
  });

  test('in quiet hours a message is held, and while one channel hangs another one is served', async () => {
    await using slow = await receiver(hangs);
    await using hook = await receiver();
    const quiet = { quiet: { from: 22 * 60, to: 9 * 60 }, weekdays: null };
    const messages = settings([webhook('slow', slow.url), webhook('hook', hook.url), webhook('night', hook.url)], {
      routes: [route(['slow', 'hook']), route(['night'], { hours: quiet })],
    });
    await using shop = await shopWithIncident(engine, messages);
    const now = asOfAfter(BAD);
    const stop = new AbortController();
    const busy = busyChannels();
    const of = { ...delivering(shop, messages, now), timeoutMs: 120_000, stop: stop.signal };
    const first = deliverDue(of, busy);
    await expect.poll(() => [slow.received.length, hook.received.length], { timeout: 60_000 }).toEqual([1, 1]);
    // The hanging channel is left to the call that waits for it.
    expect(await deliverDue(of, busy)).toEqual([]);
    await expect
      .poll(async () => log(shop), { timeout: 60_000 })
      .toEqual([
        `opened revenue-${BAD} hook sent`,
        `opened revenue-${BAD} night held`,
        `opened revenue-${BAD} slow queued`,
      ]);
    stop.abort();
    await first;
    // 09:00 in Berlin has passed, but nobody sends before 22:30: it waits until 09:00 of the next day.
    const atNight = new Date(now.getTime() + 16.5 * 3_600_000);
    await deliverDue({ ...delivering(shop, messages, atNight), timeoutMs: 300 });
    expect((await log(shop))[1]).toBe(`opened revenue-${BAD} night held`);
    const [waiting] = await loadDeliveries(shop.db, { channel: 'night', offset: 0, limit: null });
    expect(waiting).toMatchObject({ attempts: 0, nextAttemptAt: new Date('2026-04-01T07:00:00Z') });
    const later = { ...delivering(shop, messages, new Date('2026-04-01T07:00:00Z')), timeoutMs: 300 };
    await deliverDue(later);
    expect((await log(shop))[1]).toBe(`opened revenue-${BAD} night sent`);
  });
});
