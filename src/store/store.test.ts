import { describe, expect, test } from 'vitest';
import { engines } from '../../test/fixtures/databases.ts';
import { migrate } from './migrate.ts';

describe.each(engines)('a store in $name', (engine) => {
  test('keeps every digit of money, and tells null from empty text, through the bulk path', async () => {
    await using store = await engine.open();
    await store.db.script('create temporary table bulk (id integer, amount numeric(18, 4), note text)');
    async function* rows(): AsyncGenerator<string> {
      yield '1,99999999999999.9999,""\n2,-0.0001,\n3,0.1,"a ""quoted"", one\n';
      yield 'with a line end"\n';
    }
    await store.db.copyIn('bulk', ['id', 'amount', 'note'], rows());
    expect(await store.db.query('select amount, note from bulk order by id')).toEqual([
      { amount: '99999999999999.9999', note: '' },
      { amount: '-0.0001', note: null },
      { amount: '0.1000', note: 'a "quoted", one\nwith a line end' },
    ]);
  });

  test('rolls back all of a transaction that fails', async () => {
    await using store = await engine.open();
    const failing = store.db.transaction(async () => {
      await store.db.query("insert into business (zone, currency) values ('UTC', 'EUR')");
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    expect(await store.db.query('select * from business')).toEqual([]);
  });

  test('migrates once, and refuses a migration that was edited afterwards', async () => {
    await using store = await engine.open();
    expect(await migrate(store.db)).toEqual([]);
    await store.db.query("update schema_migrations set checksum = 'another' where version = 1");
    await expect(migrate(store.db)).rejects.toThrow(/0001_facts\.sql was changed after it was applied/);
  });

  test('refuses a store that a newer program has migrated', async () => {
    await using store = await engine.open();
    await store.db.query(
      "insert into schema_migrations (version, name, checksum) values (9999, '9999_later.sql', 'x')",
    );
    await expect(migrate(store.db)).rejects.toThrow(/use a newer evenkeel/);
  });
});
