import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { random } from '../../src/demo/chance/random.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { runSize } from '../run-size.ts';
import { finished, testProgram } from './program.ts';

const program = testProgram();

const SEED = 17;
const ROWS = 40;
const SENDERS = 3;
const LONGEST_LIFE_MS = 4000;
const CONFIG = `business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none}
sources: {web: {receives: true, columns: [order_id, line_no, ts, amount]}}
`;

const kills = runSize('killsOfReceiver');

test.skipIf(kills === 0)(
  'a server that is killed while facts are sent keeps every row that it answered once, and nothing of half a batch',
  { timeout: 1_800_000 },
  async () => {
    const draws = random(SEED, 0);
    await using shop = await tempFolder();
    await shop.write('evenkeel.yaml', CONFIG);
    const taken = new Set<number>();
    let cut: number[] = [];
    let next = 0;
    for (let round = 0; round < kills; round++) {
      const { child, url } = await served(shop);
      const over = finished(child);
      // What was cut off is sent again, as a sender would.
      for (const batch of cut) expect(await send(url, batch)).toBe(202);
      for (const batch of cut) taken.add(batch);
      cut = [];
      const senders = Array.from({ length: SENDERS }, async () => {
        for (;;) {
          const batch = next++;
          const status = await send(url, batch);
          if (status === null) return void cut.push(batch);
          expect(status).toBe(202);
          taken.add(batch);
        }
      });
      await sleep(draws.uniform() * LONGEST_LIFE_MS);
      child.kill('SIGKILL');
      await over;
      await Promise.all(senders);
    }
    expect((await program.runAlone(['load'], { cwd: shop.path })).code).toBe(0);

    const store = await openStore(join(shop.path, 'evenkeel.duckdb'));
    const rows = await store.query('select order_id from fact_sales order by order_id');
    await store.close();
    const orders = rows.map((row) => String(row['order_id']));
    expect(new Set(orders).size).toBe(orders.length);
    const answered = [...taken].flatMap(ordersOf);
    expect(answered.length).toBeGreaterThan(0);
    expect(orders).toEqual(expect.arrayContaining(answered));
    // One that was cut off is there as a whole, or not at all.
    for (const batch of cut) expect([0, ROWS]).toContain(ordersOf(batch).filter((id) => orders.includes(id)).length);
    expect(orders.length - answered.length).toBeLessThanOrEqual(SENDERS * ROWS);
  },
);

async function served(shop: TempFolder) {
  const child = program.start(['serve', '--port', '0', '--no-schedule', '--quiet'], { cwd: shop.path });
  const url = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const [found] = /http:\/\/[\d.:]+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return { child, url };
}

/** @returns the status; null where the connection was cut */
async function send(url: string, batch: number): Promise<number | null> {
  const body = ordersOf(batch)
    .map((order) => `${JSON.stringify({ order_id: order, line_no: 1, ts: '2026-03-01T10:00:00Z', amount: '1' })}\n`)
    .join('');
  const headers = { 'content-type': 'application/x-ndjson' };
  return fetch(`${url}/api/v1/facts/fact_sales`, { method: 'POST', headers, body }).then(
    ({ status }) => status,
    () => null,
  );
}

function ordersOf(batch: number): string[] {
  return Array.from({ length: ROWS }, (_, row) => `${batch}-${row}`);
}
