import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { holdingStore } from './hold.ts';
import { openExistingStore, openStore } from './open.ts';

describe.each(engines)('in $name', (engine) => {
  test('a store can be held again once it was let go, even by work that failed', async () => {
    await using store = await engine.open();
    const failing = holdingStore(store.db, async () => Promise.reject(new Error('halfway')));
    await expect(failing).rejects.toThrow('halfway');
    await expect(holdingStore(store.db, async () => 'done')).resolves.toBe('done');
  });
});

test.skipIf(inject('postgresUrl') === null)(
  'in postgres a second writer is refused until the first one is done',
  async () => {
    const postgres = engines.find(({ name }) => name === 'postgres') ?? engines[0];
    await using store = await (postgres?.open() ?? Promise.reject(new Error('no engine')));
    const second = await openStore(store.location);
    await holdingStore(store.db, async () => {
      await expect(holdingStore(second, async () => 'written')).rejects.toThrow(
        'another evenkeel process is writing to this store',
      );
    });
    await expect(holdingStore(second, async () => 'written')).resolves.toBe('written');
    await second.close();
  },
);

test.skipIf(inject('postgresUrl') === null)(
  'in postgres the error of work that lost its connection is the one thrown',
  async () => {
    const postgres = engines.find(({ name }) => name === 'postgres') ?? engines[0];
    await using store = await (postgres?.open() ?? Promise.reject(new Error('no engine')));
    const second = await openStore(store.location);
    const lost = holdingStore(second, async () => second.query('select pg_terminate_backend(pg_backend_pid())'));
    await expect(lost).rejects.toThrow('terminating connection');
    await expect(holdingStore(store.db, async () => 'written')).resolves.toBe('written');
  },
);

test.skipIf(inject('postgresUrl') === null)(
  'in postgres many processes may start on an empty database at once',
  async () => {
    const postgres = engines.find(({ name }) => name === 'postgres') ?? engines[0];
    await using store = await (postgres?.open() ?? Promise.reject(new Error('no engine')));
    await store.db.script('drop schema evenkeel cascade');
    const opened = await Promise.all(Array.from({ length: 6 }, async () => openStore(store.location)));
    expect(await opened[0]?.query('select count(*) as loads from loads')).toEqual([{ loads: '0' }]);
    await Promise.all(opened.map(async (db) => db.close()));
  },
);

test.skipIf(inject('postgresUrl') === null)('in postgres a database without a store is left without one', async () => {
  const postgres = engines.find(({ name }) => name === 'postgres') ?? engines[0];
  await using store = await (postgres?.open() ?? Promise.reject(new Error('no engine')));
  const made = await openExistingStore(store.location);
  await made.close();
  await store.db.script('drop schema evenkeel cascade');
  for (const attempt of ['first', 'second'])
    await expect(openExistingStore(store.location), attempt).rejects.toThrow(
      'there is no store at this PostgreSQL database',
    );
});

test('in duckdb a file that another process has open is refused, with the number of that process', async () => {
  await using folder = await tempFolder();
  const file = join(folder.path, 'store.duckdb');
  const script = `
    const { DuckDBInstance } = require('@duckdb/node-api');
    DuckDBInstance.create(${JSON.stringify(file)}).then(() => { process.stdout.write('open'); setInterval(() => {}, 1000); });`;
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  await expect(openStore(file)).rejects.toThrow(
    `is held by process ${holder.pid}, perhaps 'evenkeel serve': an embedded store has one process at a time`,
  );
  holder.kill();
  await once(holder, 'close');
  const store = await openStore(file);
  await store.close();
});
