import { describe, expect, test } from 'vitest';
import { serverEngines } from '../../../test/fixtures/databases.ts';
import { loading, type Loading } from '../../../test/fixtures/loading.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import { isLongRun } from '../../../test/run-size.ts';
import { observedDatabase } from '../../../test/fixtures/observed-database.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { rowsText } from '../../../test/fixtures/store-text.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Database } from '../../store/connect/database.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { updateVersions } from './update-versions.ts';

const HEADER = 'order_id,line_no,ts,amount,country';
const shop = sourceOf('fact_sales', HEADER.split(','));
const net = metric({ id: 'net' });
const byCountry = metric({
  id: 'amount',
  measure: { table: 'fact_sales', agg: 'sum', column: 'amount' },
  dimensions: ['country'],
});
const FIRST_FILE = [HEADER, 'A,1,2026-06-01T10:00,10,DE', 'B,1,2026-06-02T10:00,5,AT', 'C,1,2026-06-03T10:00,7,DE'];

async function begun(store: Loading, metrics: readonly Metric[]): Promise<void> {
  await store.load(shop, 'a.csv', FIRST_FILE);
  await sqlWarehouse(store.db).rollUp();
  await updateVersions(store.db, sqlWarehouse(store.db), metrics, 1);
}

/** `metric{slice} day: value` of the versions of a run. */
async function versionsOf(db: Database, runId: number): Promise<string[]> {
  const rows = await db.query(
    'select metric, slice, day, has_rows, numerator from kpi_versions where known_from_run = $1 order by metric, slice, day',
    [runId],
  );
  return rows.map(({ metric: id, slice, day, has_rows: hasRows, numerator }) => {
    return `${id}{${slice}} ${day}: ${hasRows === true ? Number(numerator) : 'gone'}`;
  });
}

describe.each(serverEngines)('in $name', (engine) => {
  test('only the days of the roll-ups since the last read are read', async () => {
    await using store = await loading(engine);
    await begun(store, [net, byCountry]);
    // Not by a roll-up, so no read finds it.
    await store.db.script("update daily_kpis set net = 777 where day = '2026-06-01'");
    await store.load(shop, 'b.csv', [HEADER, 'B,1,2026-06-02T10:00,6,CH', 'D,1,2026-06-04T10:00,1,DE']);
    await sqlWarehouse(store.db).rollUp();
    await store.load(shop, 'c.csv', [HEADER, 'E,1,2026-06-04T10:00,2,DE']);
    await sqlWarehouse(store.db).rollUp();
    await updateVersions(store.db, sqlWarehouse(store.db), [net, byCountry], 2);
    expect(await versionsOf(store.db, 2)).toEqual([
      'amount{} 2026-06-02: 6',
      'amount{} 2026-06-04: 3',
      'amount{country=AT} 2026-06-02: gone',
      'amount{country=CH} 2026-06-02: 6',
      'amount{country=DE} 2026-06-04: 3',
      'net{} 2026-06-02: 6',
      'net{} 2026-06-04: 3',
    ]);
    expect(await updateVersions(store.db, sqlWarehouse(store.db), [net, byCountry], 3)).toBe(0);
  });

  test('a changed definition, a new dimension and a view of the user are read on all days', async () => {
    await using store = await loading(engine);
    await store.db.script('create view own as select day, amount as size from sales_lines');
    const own: Metric = { ...net, id: 'own', measure: { table: 'own', agg: 'sum', column: 'size' } };
    await begun(store, [net, { ...byCountry, dimensions: [] }, own]);
    await store.db.script(`
      drop view own;
      create view own as select day, 2 * amount as size from sales_lines where amount > 5`);
    const gross: Metric = { ...net, measure: { table: 'daily_kpis', agg: 'sum', column: 'orders' } };
    await updateVersions(store.db, sqlWarehouse(store.db), [gross, byCountry, own], 2);
    expect(await versionsOf(store.db, 2)).toEqual([
      'amount{country=AT} 2026-06-02: 5',
      'amount{country=DE} 2026-06-01: 10',
      'amount{country=DE} 2026-06-03: 7',
      'net{} 2026-06-01: 1',
      'net{} 2026-06-02: 1',
      'net{} 2026-06-03: 1',
      'own{} 2026-06-01: 20',
      'own{} 2026-06-02: gone',
      'own{} 2026-06-03: 14',
    ]);
  });

  test('after a declared change of zone all days are read, those without facts too', async () => {
    await using store = await loading(engine);
    await begun(store, [net]);
    const warehouse = sqlWarehouse(store.db);
    await warehouse.declareBusiness({ zone: 'Pacific/Kiritimati', currency: 'EUR', statuses: [], sourceZones: {} });
    await warehouse.rollUp();
    await updateVersions(store.db, warehouse, [net], 2);
    expect(await versionsOf(store.db, 2)).toEqual([]);
    await warehouse.declareBusiness({ zone: 'Pacific/Pago_Pago', currency: 'EUR', statuses: [], sourceZones: {} });
    await warehouse.rollUp();
    await updateVersions(store.db, warehouse, [net], 3);
    expect(await versionsOf(store.db, 3)).toEqual([
      'net{} 2026-05-31: 10',
      'net{} 2026-06-01: 5',
      'net{} 2026-06-02: 7',
      'net{} 2026-06-03: gone',
    ]);
  });

  test('a process that dies at any statement between the roll-up and the versions loses no change', async () => {
    await using calm = await loading(engine);
    await begun(calm, [net, byCountry]);
    await calm.load(shop, 'b.csv', [HEADER, 'B,1,2026-06-02T10:00,6,CH', 'D,1,2026-06-04T10:00,1,DE']);
    await sqlWarehouse(calm.db).rollUp();
    await updateVersions(calm.db, sqlWarehouse(calm.db), [net, byCountry], 2);
    const wanted = await rowsText(calm.db, 'select * from kpi_versions');

    await using killed = await loading(engine);
    await begun(killed, [net, byCountry]);
    await killed.load(shop, 'b.csv', [HEADER, 'B,1,2026-06-02T10:00,6,CH', 'D,1,2026-06-04T10:00,1,DE']);
    const every = isLongRun ? 1 : 3;
    let deaths = 0;
    for (let at = 0; ; at += every) {
      let statements = 0;
      const dying = observedDatabase(killed.db, () => {
        if (statements++ === at) throw new Error('killed');
      });
      const warehouse = sqlWarehouse(dying);
      const pass = async () => {
        await warehouse.rollUp();
        await updateVersions(dying, warehouse, [net, byCountry], 2);
      };
      const died = await pass().then(
        () => false,
        () => true,
      );
      if (!died) break;
      deaths++;
    }
    expect(deaths).toBeGreaterThan(20 / every);
    expect(await rowsText(killed.db, 'select * from kpi_versions')).toEqual(wanted);
  });

  test('a warehouse that was made anew is read on all days', async () => {
    await using store = await loading(engine);
    await begun(store, [net]);
    await store.load(shop, 'b.csv', [HEADER, 'D,1,2026-06-04T10:00,1,DE']);
    await sqlWarehouse(store.db).rollUp();
    await updateVersions(store.db, sqlWarehouse(store.db), [net], 2);
    await using fresh = await loading(engine);
    await fresh.load(shop, 'c.csv', [HEADER, 'A,1,2026-06-01T10:00,11,DE']);
    await sqlWarehouse(fresh.db).rollUp();
    await updateVersions(store.db, sqlWarehouse(fresh.db), [net], 3);
    expect(await versionsOf(store.db, 3)).toEqual([
      'net{} 2026-06-01: 11',
      'net{} 2026-06-02: gone',
      'net{} 2026-06-03: gone',
      'net{} 2026-06-04: gone',
    ]);
  });
});
