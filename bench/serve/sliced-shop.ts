import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latestSlot } from '../../src/calendar/slots.ts';
import { zone } from '../../src/calendar/zone.ts';
import { context, type Context } from '../../src/cli/context.ts';
import { lastClosedDay } from '../../src/metrics/complete-through.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { judgedStore } from '../../test/fixtures/judged-store.ts';

const CONFIG = `
business: {name: Shop, zone: UTC, currency: EUR}
metrics:
  error_rate: false
  latency_p95: false
  sales: {table: fact_sales, agg: sum, column: amount, title: Sales, unit: currency, direction: down, missing: zero, dimensions: [product]}
sources:
  shop: {table: fact_sales, path: sales.csv, columns: [order_id, line_no, ts, amount, product]}
`;

/**
 * A shop with a metric in many slices, judged on 180 days up to now; the slot of today has its run, so that a server runs nothing.
 * @param text another config of the shop
 */
export async function slicedShop(folder: string, slices: number, now: Date, text = CONFIG): Promise<Context> {
  const config = join(folder, 'evenkeel.yaml');
  await writeFile(config, text);
  await writeFile(join(folder, 'sales.csv'), 'order_id,line_no,ts,amount,product\n');
  const shop = await context({ config }, {}, now);
  const { business, store, dueMinute } = shop;
  const db = await openStore(store);
  await judgedStore(db, {
    slices,
    business,
    judgedDays: business.judgedDays,
    last: lastClosedDay(now.getTime(), business.graceMs, zone(business.zone)),
    asOf: now,
    slot: new Date(latestSlot(now.getTime(), dueMinute ?? 0, zone(business.zone))),
  });
  await db.close();
  return shop;
}
