import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverDue } from '../src/pipeline/deliver/deliver.ts';
import { openStore } from '../src/store/connect/open.ts';
import { settings, webhook } from '../test/fixtures/channels.ts';
import { accepts, drips, hangs, receiver, type Behaviour } from '../test/fixtures/receiver.ts';
import { queueMessagesFor, sending } from '../test/fixtures/sent-messages.ts';
import { median } from './shared/median.ts';

const EACH = 100;
const ROUNDS = 5;
const DEAD: readonly Behaviour[] = [hangs, drips];

/** How long a channel takes for its messages alone, and beside channels that hang and that answer a byte a second. */
export async function deliverBench(): Promise<void> {
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await secondsOfGood([]));
    beside.push(await secondsOfGood(DEAD));
  }
  const [without, withDead] = [median(alone), median(beside)];
  console.log(`  ${EACH} messages of a good channel alone          ${without.toFixed(2)} s (median of ${ROUNDS})`);
  console.log(`  beside one that hangs and one of a byte a second  ${withDead.toFixed(2)} s`);
  console.log(`  so that the dead ones delay it by                 ${(withDead - without).toFixed(2)} s`);
}

async function secondsOfGood(dead: readonly Behaviour[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const db = await openStore(join(folder, 'store.duckdb'));
  const receivers = await Promise.all([accepts, ...dead].map(receiver));
  const [good] = receivers;
  const channels = receivers.map(({ url }, index) => webhook(index === 0 ? 'good' : `dead_${index}`, url));
  await queueMessagesFor(
    db,
    channels.map(({ name }) => name),
    EACH,
  );
  const stop = new AbortController();
  const began = performance.now();
  const all = deliverDue(sending(db, settings(channels), stop.signal));
  while ((good?.received.length ?? 0) < EACH) await sleep(1);
  const seconds = (performance.now() - began) / 1000;
  stop.abort();
  await all;
  for (const one of receivers) await one[Symbol.asyncDispose]();
  await db.close();
  await rm(folder, { recursive: true });
  return seconds;
}
