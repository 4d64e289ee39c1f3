import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { engines } from '../fixtures/databases.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { cases } from '../run-size.ts';
import { allOrders, totalsOf, type DayTotal } from '../shapes/orders.ts';
import { shapes } from '../shapes/shapes.ts';
import { testProgram } from './program.ts';

const orders = allOrders();
const program = testProgram();
afterAll(async () => program[Symbol.asyncDispose]());

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

/** The orders of a shape after `init --yes` and `run` alone. */
async function loaded(index: number, store: string | null): Promise<unknown> {
  const shape = shapes[index];
  if (!shape) throw new Error(`there is no shape ${index}`);
  await using folder = await tempFolder();
  for (const [name, content] of Object.entries(await shape.files(orders.filter(shape.holds))))
    await folder.write(name, content);
  const location = store ?? join(folder.path, 'evenkeel.duckdb');
  const options = { cwd: folder.path, env: { TZ: 'UTC' } };
  const begun = await program.run(['init', ...shape.init, '--yes', '--quiet'], options);
  if (begun.code !== 0) return begun.stderr;
  const { code, stderr } = await program.run(['run', '--quiet', '--store', location], options);
  if (code !== 0) return stderr;
  const db = await openStore(location);
  try {
    return await totalsIn(db);
  } finally {
    await db.close();
  }
}

describe('the same orders in another shape are the same facts, by init and run alone:', () => {
  test.each(shapes.map(({ what }, index) => [what, index] as const))('%s', async (_, index) => {
    expect(await loaded(index, null)).toEqual(totalsOf(orders.filter(shapes[index]?.holds ?? (() => false))));
  });

  test.each(shapes.map(({ what, init }) => [what, init.length] as const))('%s needs at most two flags', (_, words) => {
    expect(words).toBeLessThanOrEqual(5);
  });
});

describe.each(engines.filter(({ name }) => name !== 'duckdb'))('on $name', (engine) => {
  // The readers are the same on every engine.
  const step = Math.ceil(shapes.length / cases(shapes.length));

  test('some of the shapes are the same facts', async () => {
    for (let index = 0; index < shapes.length; index += step) {
      await using store = await engine.open();
      expect(await loaded(index, store.location)).toEqual(
        totalsOf(orders.filter(shapes[index]?.holds ?? (() => false))),
      );
    }
  });
});
