import { describe, expect, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { loading } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { storeText } from '../../../test/fixtures/store-text.ts';
import { rollUp } from '../rollup/roll-up.ts';
import { eraseCustomer } from './erase-customer.ts';

const SALES = 'order_id,line_no,ts,amount,currency,customer_id';
const shop = sourceOf('fact_sales', SALES.split(','));

describe.each(engines)('in $name', (engine) => {
  test('an erased customer is nowhere in the store, and no figure changes', async () => {
    await using store = await loading(engine);
    const rows = ['A,1,2026-06-01T10:00,10,EUR,ines-4711', 'B,1,2026-06-02T10:00,7,EUR,ines-4711'];
    await store.load(shop, 'shop.csv', [
      SALES,
      ...rows,
      'C,1,2026-06-02T11:00,5,EUR,otto-1',
      'D,1,2026-06-02T12:00,5,EUR,',
    ]);
    await rollUp(store.db);
    const figures = async () => store.db.query('select * from daily_kpis order by day');
    const before = await figures();

    const erased = await eraseCustomer(store.db, 'ines-4711');
    expect(erased).toMatchObject({ facts: 2, rejects: 0, files: [{ source: 'shop' }] });
    expect(await storeText(store.db)).not.toContain('ines-4711');
    await store.db.query("update fact_sales set amount = amount where order_id = 'A'");
    await store.db.query(
      "insert into stale_days (fact_table, day) select distinct 'fact_sales', business_day from fact_sales",
    );
    await rollUp(store.db);
    expect(await figures()).toEqual(before);
    const ids = await store.db.query(
      'select customer_id, count(*) as n from fact_sales group by customer_id order by n, customer_id',
    );
    expect(ids.map(({ n }) => n)).toEqual(['1', '1', '2']);
    expect(ids.at(-1)?.['customer_id']).toMatch(/^erased-[0-9a-f]{24}$/);
    expect(await eraseCustomer(store.db, 'ines-4711')).toMatchObject({ facts: 0, rejects: 0, files: [] });
  });
});
