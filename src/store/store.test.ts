import { createHash } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { engines } from '../../test/fixtures/databases.ts';
import { isLongRun } from '../../test/run-size.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { migrate } from './connect/migrate.ts';
import { sqlFile, sqlPath } from './sql-file.ts';

describe.each(engines)('a store in $name', (engine) => {
  test('statements of several readers at once each get their own rows, and the driver warns of nothing', async () => {
    await using store = await engine.open();
    const warnings: string[] = [];
    const onWarning = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', onWarning);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async (number) => store.db.query('select cast($1 as integer) as number', [number])),
    );
    await expect(Promise.all([store.db.query('select no_such_column'), store.db.query('select 1')])).rejects.toThrow(
      /no_such_column/,
    );
    expect(await store.db.query('select cast(5 as integer) as number')).toEqual([{ number: 5 }]);
    process.off('warning', onWarning);
    expect(answers).toEqual([1, 2, 3, 4].map((number) => [{ number }]));
    expect(warnings).toEqual([]);
  });

  test('keeps every digit of money, and tells null from empty text, through the bulk path', async () => {
    await using store = await engine.open();
    await store.db.script('create temporary table bulk (id integer, amount numeric(18, 4), note text)');
    async function* rows(): AsyncGenerator<string> {
      yield '1,99999999999999.9999,""\n2,-0.0001,\n';
      yield '3,0.1,"a ""quoted"", one\nwith a line end"\n';
    }
    await store.db.copyIn('bulk', ['id', 'amount', 'note'], rows());
    expect(await store.db.query('select amount, note from bulk order by id')).toEqual([
      { amount: '99999999999999.9999', note: '' },
      { amount: '-0.0001', note: null },
      { amount: '0.1000', note: 'a "quoted", one\nwith a line end' },
    ]);
  });

  test('keeps every row of many megabytes, whatever a chunk holds', async () => {
    await using store = await engine.open();
    await store.db.script('create temporary table bulk (id integer, note text)');
    async function* rows(): AsyncGenerator<string> {
      for (let id = 1; id <= 1200; id++) yield `${id},${String(id).repeat(2500)}\n`;
    }
    await store.db.copyIn('bulk', ['id', 'note'], rows());
    const sql = 'select count(*) as rows_there, sum(id) as ids, sum(length(note)) as characters from bulk';
    const characters = 2500 * (9 + 90 * 2 + 900 * 3 + 201 * 4);
    const [row] = await store.db.query(sql);
    expect(Object.values(row ?? {}).map(Number)).toEqual([1200, (1200 * 1201) / 2, characters]);
  });

  test('says that a row can not be taken, however many come after it', async () => {
    await using store = await engine.open();
    await store.db.script('create temporary table bulk (id integer, note text)');
    async function* rows(): AsyncGenerator<string> {
      yield 'one,not a number\n';
      for (let id = 1; id <= 12; id++) yield `${id},${'x'.repeat(1_000_000)}\n`;
      await setTimeout(100);
      yield '13,the last\n';
    }
    await expect(store.db.copyIn('bulk', ['id', 'note'], rows())).rejects.toThrow(/one/);
    expect(await store.db.query('select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  test('does not show the uncommitted rows of one connection to another one', async () => {
    await using store = await engine.open();
    const writer = await store.db.session();
    const count = async () => (await store.db.query('select count(*) as n from runs'))[0]?.['n'];
    await writer.transaction(async () => {
      await writer.query("insert into runs (run_id, as_of, started_at) values (1, '2026-01-01', '2026-01-01')");
      expect(await count()).toBe('0');
    });
    expect(await count()).toBe('1');
    await writer.close();
    expect(await count()).toBe('1');
  });

  test('takes bulk rows on several connections at the same time', async () => {
    await using store = await engine.open();
    const sessions = await Promise.all([1, 2, 3].map(async () => store.db.session()));
    const lines = isLongRun ? 900 : 150;
    await Promise.all(
      sessions.map(async (session, index) => {
        async function* rows(): AsyncGenerator<string> {
          for (let line = 1; line <= lines; line++) yield `${index},${line},1,name,"${'x'.repeat(50_000)}",why\n`;
        }
        await session.copyIn('rejects', ['load_id', 'line', 'file_column', 'column_name', 'value', 'reason'], rows());
      }),
    );
    await Promise.all(sessions.map(async (session) => session.close()));
    expect(
      await store.db.query(
        'select load_id, count(distinct line) as lines from rejects group by load_id order by load_id',
      ),
    ).toEqual([0, 1, 2].map((load) => ({ load_id: String(load), lines: String(lines) })));
  });

  test('rolls back all of a transaction that fails', async () => {
    await using store = await engine.open();
    const failing = store.db.transaction(async () => {
      await store.db.query("insert into business (zone, currency, zone_data) values ('UTC', 'EUR', '2025a')");
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    expect(await store.db.query('select * from business')).toEqual([]);
  });

  test('migrates once, and refuses a migration that was edited afterwards', async () => {
    await using store = await engine.open();
    expect(await migrate(store.db)).toEqual([]);
    await store.db.query("update schema_migrations set checksum = 'another' where version = 1");
    await expect(migrate(store.db)).rejects.toThrow(/0001_warehouse\.sql was changed after it was applied/);
  });

  test('applies a migration that is newer than the store, and keeps its rows', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    await store.db.query("insert into business (zone, currency, zone_data) values ('UTC', 'EUR', '2025a')");
    await cp(sqlPath('migrations'), folder.path, { recursive: true });
    const [last = ''] = (await readdir(folder.path)).sort().reverse();
    const name = `${String(Number(last.slice(0, 4)) + 1).padStart(4, '0')}_country.sql`;
    await folder.write(name, "alter table business add column country text default 'DE';\n");
    expect(await migrate(store.db, folder.path)).toEqual([name]);
    expect(await store.db.query('select * from business')).toEqual([
      { zone: 'UTC', currency: 'EUR', zone_data: '2025a', country: 'DE' },
    ]);
    expect(await migrate(store.db, folder.path)).toEqual([]);
  });

  test('refuses two migrations of one number, of which one would never be applied', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    await cp(sqlPath('migrations'), folder.path, { recursive: true });
    await folder.write('0002_country.sql', 'alter table business add column country text;\n');
    await expect(migrate(store.db, folder.path)).rejects.toThrow(/0002_store\.sql has the number of another/);
  });

  test('refuses a store of a development version in one sentence that says what to do, and leaves it as it is', async () => {
    await using store = await engine.open();
    await store.db.script(`
      update schema_migrations set name = '0001_facts.sql', checksum = 'another' where version = 1;
      insert into schema_migrations (version, name, checksum) values (10, '0010_weighed_by_monday.sql', 'another')`);
    const remedy = {
      duckdb: 'move its file away',
      postgres: 'rename its schema evenkeel, for example to evenkeel_old,',
    };
    await expect(migrate(store.db)).rejects.toThrow(
      `this store was made by a development version of Evenkeel: ${remedy[engine.name]} or name another store; the next run makes a new one`,
    );
    const kept = "select count(*) as n from schema_migrations where name = '0010_weighed_by_monday.sql'";
    expect(await store.db.query(kept)).toEqual([{ n: '1' }]);
  });

  test('refuses a store that a newer program has migrated', async () => {
    await using store = await engine.open();
    await store.db.query(
      "insert into schema_migrations (version, name, checksum) values (9999, '9999_later.sql', 'x')",
    );
    await expect(migrate(store.db)).rejects.toThrow(/use a newer evenkeel/);
  });
});

const postgres = engines.find(({ name }) => name === 'postgres');

test.runIf(postgres)(
  'PostgreSQL is read alike where the database writes dates and doubles in another form',
  async () => {
    if (!postgres) throw new Error('there is no PostgreSQL');
    await using store = await postgres.open();
    for (const setting of ["datestyle to 'German'", 'extra_float_digits to -3', 'standard_conforming_strings to off'])
      await store.db.script(
        `do $$ begin execute format('alter database %I set ${setting.replaceAll("'", "''")}', current_database()); end $$`,
      );
    const session = await store.db.session();
    const [row] = await session.query(
      `select date '2026-05-01' as day, '2026-05-01 10:00:00+02'::timestamptz as at, 0.1::float8 + 0.2 as sum, '\\' as text`,
    );
    await session.close();
    expect(row).toEqual({ day: '2026-05-01', at: '2026-05-01 08:00:00+00', sum: 0.1 + 0.2, text: '\\' });
  },
);

test('the first migrations stay as they are: a change of the schema is a new file', async () => {
  const digests: Record<string, string> = {};
  for (const name of ['0001_warehouse.sql', '0002_store.sql', '0003_keys.postgres.sql'])
    digests[name] = createHash('sha256')
      .update(await sqlFile(`migrations/${name}`))
      .digest('hex')
      .slice(0, 16);
  expect(digests).toEqual({
    '0001_warehouse.sql': '034dadb014c9a4d8',
    '0002_store.sql': 'f7e471637a947804',
    '0003_keys.postgres.sql': 'df03b8a7230758c4',
  });
});
