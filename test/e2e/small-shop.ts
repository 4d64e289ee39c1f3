import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayFromIso, daysBetween, isoDay, weekday, type Day } from '../../src/calendar/day.ts';
import { health } from '../../src/pipeline/read/health.ts';
import { summaryJson } from '../../src/api/summary/json.ts';
import type { SummaryJson } from '../../src/api/summary/schema.ts';
import { context } from '../../src/cli/context.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel, type ReadModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import { openStore } from '../../src/store/connect/open.ts';

/** What the last day of the shop, Mon 21 Sep 2026, is like. */
export type LastDay = 'as usual' | 'an outage' | 'cut off at noon';

const DAYS = daysBetween(dayFromIso('2026-04-01'), dayFromIso('2026-09-21'));
const LAST = dayFromIso('2026-09-21');
const ORDERS_A_DAY = 24;
const SERVICES = ['checkout', 'payment', 'search'];
const CONFIG = `
business:
  name: Corner Shop
  zone: Europe/Berlin
  currency: EUR
  as_of: 2026-09-22T08:10
  holidays: holidays.csv
  events: events.csv
judged_days: JUDGED_DAYS
metrics:
  revenue: {targets: {month: 41000, quarter: 125000}}
  orders: false
  average_order_value: false
  refund_rate: false
  latency_p95: false
sources:
  shop:
    table: fact_sales
    path: sales.csv
    columns: [order_id, ts, amount, customer_id]
  services:
    table: fact_ops_events
    path: ops.csv
    columns: [event_id, ts, service, latency_ms, is_error]
`;

/** Sales of the running day. */
const TODAY = 'today-1,2026-09-22T07:10:00,30.00,c1\ntoday-2,2026-09-22T08:02:00,31.50,c2\n';

/** A shop whose store can be read until it is disposed of. */
export interface SmallShop extends AsyncDisposable {
  readonly model: ReadModel;
  /** The answer of `/api/v1/summary`. */
  readonly summary: SummaryJson;
  /** A copy with another last day, on which one more run judges that day alone. */
  withLastDay(lastDay: LastDay): Promise<SmallShop>;
}

/** The read model after a real run on half a year of a small shop, always the same, judged on Tue 22 Sep 2026. */
export async function smallShop(lastDay: LastDay, judgedDays: number): Promise<SmallShop> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-shop-'));
  await writeFile(join(folder, 'evenkeel.yaml'), CONFIG.replace('JUDGED_DAYS', String(judgedDays)));
  await writeFile(join(folder, 'holidays.csv'), 'ds,holiday\n2026-10-03,German Unity Day\n');
  await writeFile(join(folder, 'events.csv'), 'name,from,to\nSummer sale,2026-08-03,2026-08-09\n');
  return judgedShop(folder, lastDay);
}

async function judgedShop(folder: string, lastDay: LastDay): Promise<SmallShop> {
  await writeFile(
    join(folder, 'sales.csv'),
    lines('order_id,ts,amount,customer_id', (day) => sales(day, lastDay)) + (lastDay === 'as usual' ? TODAY : ''),
  );
  await writeFile(
    join(folder, 'ops.csv'),
    lines('event_id,ts,service,latency_ms,is_error', (day) => events(day, lastDay)),
  );
  const ready = await context({ config: join(folder, 'evenkeel.yaml') }, {}, new Date('2026-09-22T06:10:00Z'));
  const db = await openStore(ready.store);
  await run(db, ready.business, { asOf: ready.asOf, now: ready.now, slot: null, progress: silent });
  const model = await readModel(db, ready.business, ready.asOf);
  return {
    model,
    async withLastDay(other) {
      const copy = await mkdtemp(join(tmpdir(), 'evenkeel-shop-'));
      // The store's file holds every change only once a checkpoint has written them.
      await db.query('checkpoint');
      await cp(folder, copy, { recursive: true });
      return judgedShop(copy, other);
    },
    summary: summaryJson(await model.summary(), {
      revenue: await model.seriesReport('revenue', ''),
      health: await health(model),
      sales: await model.runningSales(),
    }),
    async [Symbol.asyncDispose]() {
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}

function lines(header: string, rowsOf: (day: Day) => string[]): string {
  return `${[header, ...DAYS.flatMap(rowsOf)].join('\n')}\n`;
}

function sales(day: Day, lastDay: LastDay): string[] {
  const isLast = day === LAST;
  const hours = isLast && lastDay === 'cut off at noon' ? 12 : ORDERS_A_DAY;
  const short = isLast && lastDay === 'an outage' ? 0.3 : 1;
  return Array.from({ length: hours }, (_, hour) => {
    const amount = short * (40 + 4 * weekday(day) + ((day * 7 + hour * 3) % 11));
    return `o${day}-${hour},${moment(day, hour, minuteOf(day))},${amount.toFixed(2)},c${(day + hour) % 40}`;
  });
}

function events(day: Day, lastDay: LastDay): string[] {
  return SERVICES.flatMap((service) =>
    Array.from({ length: 48 }, (_, index) => {
      const fails = day === LAST && lastDay === 'an outage' && service === 'payment' && index % 2 === 0;
      const latency = 100 + ((day + index * 5) % 23);
      return `e${day}-${service}-${index},${moment(day, Math.floor(index / 2), (index % 2) * 30 + (minuteOf(day) % 30))},${service},${latency},${fails ? 1 : 0}`;
    }),
  );
}

/** The last rows of a day come at various times, and those of the last day are not the earliest. */
function minuteOf(day: Day): number {
  return 50 + ((LAST - day + 5) % 7);
}

function moment(day: Day, hour: number, minute: number): string {
  return `${isoDay(day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
}
