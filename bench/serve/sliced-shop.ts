import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latestSlot } from '../../src/calendar/slots.ts';
import { zone } from '../../src/calendar/zone.ts';
import { context, type Context } from '../../src/cli/context.ts';
import type { Status } from '../../src/detect/verdict.ts';
import { lastClosedDay } from '../../src/metrics/complete-through.ts';
import { updateIncidents } from '../../src/pipeline/incidents/update-incidents.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { judgedStore } from '../../test/fixtures/judged-store.ts';

/** The first run of a store. */
const RUN = 1;

const CONFIG = `
business: {name: Shop, zone: UTC, currency: EUR}
metrics:
  error_rate: false
  latency_p95: false
  sales: {table: fact_sales, agg: sum, column: amount, title: Sales, unit: currency, direction: down, missing: zero, dimensions: [product]}
sources:
  shop: {table: fact_sales, path: sales.csv, columns: [order_id, line_no, ts, amount, product]}
`;

/** Of a hundred days of a business: four alerts, and three that can't be judged. */
const USUAL: readonly Status[] = [
  ...Array.from({ length: 93 }, () => 'normal' as const),
  ...(['warning', 'warning', 'warning', 'critical', 'late_data', 'no_data', 'closed'] as const),
];

/**
 * A shop with a metric in many slices, judged on 180 days up to now, with their incidents; the slot of today has its run, so that a server
 * runs nothing.
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
    statuses: USUAL,
  });
  await updateIncidents(db, business, RUN);
  await db.close();
  return shop;
}
