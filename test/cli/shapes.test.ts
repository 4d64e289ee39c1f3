import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/connect/database.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { engines } from '../fixtures/databases.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { isLongRun } from '../run-size.ts';
import { dailyShape } from '../shapes/daily-shape.ts';
import { allOrders, totalsOf, type DayTotal } from '../shapes/orders.ts';
import type { Shape } from '../shapes/shape.ts';
import { shapes } from '../shapes/shapes.ts';
import { testProgram } from './program.ts';

const orders = allOrders();
const program = testProgram();

/** What the facts of a store add up to, by day and currency. */
async function totalsIn(db: Database): Promise<DayTotal[]> {
  const rows = await db.query(`
    select
      cast(business_day as text) as day,
      currency,
      count(distinct order_id) as orders,
      cast(cast(coalesce(sum(amount) filter (where amount > 0 and coalesce(status, '') <> 'cancelled'), 0) as numeric(18, 2)) as text) as gross,
      cast(cast(coalesce(sum(amount) filter (where amount < 0), 0) as numeric(18, 2)) as text) as refunds,
      cast(cast(coalesce(sum(amount) filter (where status = 'cancelled'), 0) as numeric(18, 2)) as text) as cancelled
    from fact_sales
    group by business_day, currency
    order by business_day, currency`);
  return rows.map((row) => {
    const text = (name: string): string => String(row[name]);
    const [day, currency, gross, refunds] = [text('day'), text('currency'), text('gross'), text('refunds')];
    return { day, currency, orders: Number(row['orders']), gross, refunds, cancelled: text('cancelled') };
  });
}

/** The values by day of a store, in the form of the totals. */
async function dailyTotalsIn(db: Database): Promise<DayTotal[]> {
  const rows = await db.query(`
    select
      cast(day as text) as day,
      cast(cast(max(value) filter (where measure = 'orders') as integer) as text) as orders,
      cast(cast(max(value) filter (where measure = 'gross') as numeric(18, 2)) as text) as gross,
      cast(cast(max(value) filter (where measure = 'refunds') as numeric(18, 2)) as text) as refunds,
      cast(cast(max(value) filter (where measure = 'cancelled') as numeric(18, 2)) as text) as cancelled
    from daily_values
    group by day
    order by day`);
  return rows.map((row) => {
    const text = (name: string): string => String(row[name]);
    const [gross, refunds, cancelled] = [text('gross'), text('refunds'), text('cancelled')];
    return { day: text('day'), currency: 'EUR', orders: Number(row['orders']), gross, refunds, cancelled };
  });
}

/** What a shape has become in a store after `init --yes` and one command alone. */
async function loaded(
  shape: Shape,
  command: 'run' | 'load',
  { store = null, totals = totalsIn }: { store?: string | null; totals?: typeof totalsIn } = {},
): Promise<unknown> {
  await using folder = await tempFolder();
  for (const [name, content] of Object.entries(await shape.files(orders.filter(shape.holds)))) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await folder.write(name, content);
  }
  const location = store ?? join(folder.path, 'evenkeel.duckdb');
  const options = { cwd: folder.path, env: { TZ: 'UTC' } };
  const begun = await program.run(['init', ...shape.init, '--yes', '--quiet'], options);
  if (begun.code !== 0) return begun.stderr;
  const { code, stderr } = await program.run([command, '--quiet', '--store', location], options);
  if (code !== 0) return stderr;
  const db = await openStore(location);
  try {
    return await totals(db);
  } finally {
    await db.close();
  }
}

/** In `npm test` one shape in six is tried, the first by a run; forecasts and pictures are most of the work of a run, so that most of them are only loaded. */
const EVERY = isLongRun ? 1 : 6;
const RUN_EVERY = isLongRun ? 1 : 36;
const PG_EVERY = isLongRun ? 1 : 36;
const tried = shapes
  .map((shape, index) => [shape.what, shape, index % RUN_EVERY === 0 ? 'run' : 'load'] as const)
  .filter((_, index) => index % EVERY === 0);

describe('the same orders in another shape are the same facts, by init and one command alone:', () => {
  test.each(tried)('%s', async (_, shape, command) => {
    expect(await loaded(shape, command)).toEqual(totalsOf(orders.filter(shape.holds)));
  });

  test(`${dailyShape.what}, gives the same totals`, async () => {
    expect(await loaded(dailyShape, 'load', { totals: dailyTotalsIn })).toEqual(
      totalsOf(orders.filter(dailyShape.holds)),
    );
  });

  test('none needs more than two flags', () => {
    for (const { init } of [...shapes, dailyShape]) expect(init.length).toBeLessThanOrEqual(5);
  });
});

describe.each(engines.filter(({ name }) => name !== 'duckdb'))('on $name', (engine) => {
  // The readers are the same on every engine.
  test('some of the shapes are the same facts', async () => {
    for (const shape of shapes.filter((_, index) => index % PG_EVERY === 0)) {
      await using store = await engine.open();
      expect(await loaded(shape, 'load', { store: store.location })).toEqual(totalsOf(orders.filter(shape.holds)));
    }
  });
});
