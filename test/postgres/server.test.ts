import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { installedPostgres } from './installed-postgres.ts';
import { startServer } from './server.ts';

const postgresUrl = inject('postgresUrl');
const programs = installedPostgres();

async function answer(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0];
  } finally {
    await client.end();
  }
}

describe.skipIf(postgresUrl === null)('the PostgreSQL given to the tests', () => {
  test('is version 15 or newer, and its role may create databases', async () => {
    const sql = `select current_setting('server_version_num')::integer >= 150000, rolcreatedb or rolsuper
      from pg_roles where rolname = current_user`;
    expect(await answer(postgresUrl ?? '', sql)).toEqual([true, true]);
  });
});

describe.skipIf(programs === null)('a PostgreSQL of our own', () => {
  test('leaves nothing behind once stopped, not even with a client still connected', async () => {
    const server = await startServer(programs ?? '');
    const client = new Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    await server.stop();
    await expect(answer(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    expect(existsSync(server.folder)).toBe(false);
  });
});

test('a PostgreSQL that does not start says why and leaves nothing behind', async () => {
  await expect(startServer('/nowhere')).rejects.toThrow(/nowhere did not start:\n.*initdb/s);
});
