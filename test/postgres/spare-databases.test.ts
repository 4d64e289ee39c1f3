import { describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/connect/open.ts';
import { storeText } from '../fixtures/store-text.ts';
import { onServer, spareDatabases } from './spare-databases.ts';

const server = inject('postgresUrl');

describe.skipIf(server === null)('a database that was given back', () => {
  const spares = () => spareDatabases(server ?? '', inject('postgresTemplate') ?? '');
  const after = async (sql: string): Promise<{ isSame: boolean; next: string }> => {
    const databases = spares();
    const taken = await databases.take();
    const left = await openStore(taken);
    await left.script(sql);
    await databases.giveBack(taken);
    const next = await databases.take();
    await left.close();
    return { isSame: next === taken, next };
  };

  test('is taken again, without rows and connections', async () => {
    const { isSame, next } = await after(
      "insert into stale_days (fact_table, day) values ('fact_sales', date '2026-01-01')",
    );
    expect(isSame).toBe(true);
    const store = await openStore(next);
    const others = await store.query(
      'select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(others).toEqual([{ n: '0' }]);
    expect(Object.values(await storeText(store)).flat()).toEqual([]);
    await store.close();
  });

  test.each([
    'create table evenkeel.another (n integer)',
    'alter table loads add column another integer',
    'create schema another',
    'create view another as select 1 as n',
    'drop view daily_kpis_full',
    'grant select on loads to public',
    "update schema_migrations set checksum = 'another'",
    'alter table loads alter column file drop not null',
  ])('is dropped after `%s`', async (sql) => {
    const { isSame, next } = await after(sql);
    expect(isSame).toBe(false);
    await onServer(next, async (client) => {
      const { rows } = await client.query('select count(*) as n from evenkeel.loads');
      expect(rows).toEqual([{ n: '0' }]);
    });
  });
});
