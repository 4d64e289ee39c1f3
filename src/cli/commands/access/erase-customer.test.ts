import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tempFolder } from '../../../../test/fixtures/temp-folder.ts';
import { silent } from '../../../pipeline/progress.ts';
import { loadAuditLog } from '../../../store/access/audit-log.ts';
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

test('an erasure that cannot be finished changes nothing, and is in no log', async () => {
  await using folder = await tempFolder();
  const shop = await loadedShop(folder.path);
  await expect(eraseCustomerCommand({ ...shop, out: join(folder.path, 'sales.csv') }, 'ines-4711')).rejects.toThrow();
  expect(await log(shop)).toEqual([]);
  await eraseCustomerCommand(shop, 'ines-4711');
  expect(await log(shop)).toMatchObject([{ target: 'a customer, 2 facts' }]);
  await expect(eraseCustomerCommand(shop, 'ines-4711')).rejects.toThrow('no fact has this customer_id');
});
