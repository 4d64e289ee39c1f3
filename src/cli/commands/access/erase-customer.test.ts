import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tempFolder } from '../../../../test/fixtures/temp-folder.ts';
import { silent } from '../../../pipeline/progress.ts';
import { receivedFacts } from '../../../pipeline/receive/receive-facts.ts';
import { loadAuditLog } from '../../../store/access/audit-log.ts';
import { sqlWarehouse } from '../../../warehouse/sql-warehouse.ts';
import { context, type Context } from '../../context.ts';
import { withExistingStore } from '../../with-store.ts';
import { eraseCustomerCommand } from './erase-customer.ts';
import { loadCommand } from '../load.ts';

const CONFIG = `business: {name: Corner Shop, zone: Europe/Berlin, currency: EUR, holidays: none}
sources:
  shop:
    path: sales.csv
    max_rejected_share: 0.5
    columns: {order_id: invoice, ts: at, amount: total, customer_id: customer}
`;
// In the last two rows the columns are shifted.
const SALES = `invoice,at,total,customer
A,2026-03-01 10:00,12.00,ines-4711
B,2026-03-02 10:00,8.00,otto-1
C,2026-03-03 10:00,5.00,ines-4711
D,2026-03-03 10:00,ines-4711,
E,2026-03-03 10:00,otto-1,
`;

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

async function loadedShop(folder: string): Promise<Context> {
  await writeFile(join(folder, 'evenkeel.yaml'), CONFIG);
  await writeFile(join(folder, 'sales.csv'), SALES);
  const shop = await context({ config: join(folder, 'evenkeel.yaml') }, {}, new Date('2026-03-13T07:00:00Z'));
  await loadCommand(shop, silent);
  return shop;
}

const rejects = async ({ out }: Context): Promise<string> => readFile(join(out, 'rejects.csv'), 'utf8');
const log = async (shop: Context) => withExistingStore(shop, async (db) => loadAuditLog(db, { offset: 0, limit: 10 }));

test('the id of an erased customer is in no output either', async () => {
  await using folder = await tempFolder();
  const shop = await loadedShop(folder.path);
  expect(await rejects(shop)).toContain('ines-4711');
  await eraseCustomerCommand(shop, 'ines-4711');
  expect(await rejects(shop)).not.toContain('ines-4711');
  expect(await rejects(shop)).toContain('otto-1');
  expect(await log(shop)).toMatchObject([{ what: 'erase customer', target: 'a customer, 2 facts' }]);
});

const SENT = `business: {name: Corner Shop, zone: Europe/Berlin, currency: EUR, holidays: none}
sources:
  web: {receives: true, columns: [order_id, line_no, ts, amount, customer_id], max_rejected_share: 0.5}
`;
// The second row has its columns shifted; an order may have the number of the customer.
const BATCH = `{"order_id":"4711","line_no":1,"ts":"2026-03-01T10:00:00Z","amount":12345678901234.5,"customer_id":4711,"more":{"tags":[1]}}
{"order_id":"B","line_no":1,"ts":"2026-03-01T10:00:00Z","amount":"4711"}
{"order_id":"C","line_no":1,"ts":"4711","amount":"1"}
{"order_id":"D","line_no":1,"ts":"2026-03-01T10:00:00Z","amount":"1","customer_id":"47"}
`;

async function send(shop: Context, text: string): Promise<string> {
  return withExistingStore(shop, async (db) => {
    const facts = receivedFacts(
      () => shop.business,
      sqlWarehouse(db),
      () => shop.now,
    );
    const body = new Blob([text]).stream();
    const answer = await facts.receive({ table: 'fact_sales', source: 'web', body, isGzip: false, key: null });
    await facts.close();
    return answer;
  });
}

test('the id of an erased customer is in no received batch, and the same request does not bring it back', async () => {
  await using folder = await tempFolder();
  await writeFile(join(folder.path, 'evenkeel.yaml'), SENT);
  const shop = await context({ config: join(folder.path, 'evenkeel.yaml') }, {}, new Date('2026-03-13T07:00:00Z'));
  await loadCommand(shop, silent);
  const first = await send(shop, BATCH);
  const { batch } = (JSON.parse(first) as { data: { batch: string } }).data;
  await loadCommand(shop, silent);
  await send(shop, BATCH.replaceAll('"C"', '"E"'));
  const inbox = join(folder.path, 'received', 'web');
  // How far a source has delivered depends on when its files were written.
  const writtenAt = new Date('2026-03-12T10:00:00Z');
  await utimes(join(inbox, `${batch}.ndjson`), writtenAt, writtenAt);
  // Of a server that was killed in the middle of a request.
  await writeFile(join(inbox, '.x.unfinished'), BATCH);
  await utimes(join(inbox, '.x.unfinished'), writtenAt, writtenAt);
  await eraseCustomerCommand(shop, '4711');

  expect((await stat(join(inbox, `${batch}.ndjson`))).mtime).toEqual(writtenAt);
  const files = await readdir(inbox);
  expect(files).toHaveLength(4);
  const texts = await Promise.all(files.map(async (name) => readFile(join(inbox, name), 'utf8')));
  const rows = (await readFile(join(inbox, `${batch}.ndjson`), 'utf8')).trim().split('\n');
  expect(rows[0]).toMatch(
    /^\{"order_id":"4711","line_no":1,"ts":"2026-03-01T10:00:00Z","amount":12345678901234\.5,"customer_id":"erased-[0-9a-f]{24}","more\.tags":\[\]\}$/,
  );
  expect(rows[1]).toContain('"amount":"4711"');
  expect(rows[2]).toMatch(/"ts":"erased-/);
  expect(texts.join('').split('"4711"')).toHaveLength(1 + 4);
  expect(JSON.parse(await send(shop, BATCH))).toMatchObject({ data: { batch, rows_rejected: 1, rejects: [] } });
  await loadCommand(shop, silent);
  await withExistingStore(shop, async (db) => {
    const customers = await db.query('select order_id, customer_id from fact_sales order by order_id');
    expect(customers).toMatchObject([
      { order_id: '4711', customer_id: expect.stringMatching(/^erased-/) },
      { order_id: 'B', customer_id: null },
      { order_id: 'D', customer_id: '47' },
    ]);
  });
  await expect(eraseCustomerCommand(shop, '4711')).rejects.toThrow('no fact has this customer_id');
});

test('an erasure that cannot be finished changes nothing, and is in no log', async () => {
  await using folder = await tempFolder();
  const shop = await loadedShop(folder.path);
  await expect(eraseCustomerCommand({ ...shop, out: join(folder.path, 'sales.csv') }, 'ines-4711')).rejects.toThrow();
  expect(await log(shop)).toEqual([]);
  await eraseCustomerCommand(shop, 'ines-4711');
  expect(await log(shop)).toMatchObject([{ target: 'a customer, 2 facts' }]);
  await expect(eraseCustomerCommand(shop, 'ines-4711')).rejects.toThrow('no fact has this customer_id');
});
