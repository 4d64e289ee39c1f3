import { chmod, lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { isLongRun } from '../../../test/run-size.ts';
import { openExistingStore, openStore } from './open.ts';

const SECRET = 'S3CRETpw';
let madeStore: Promise<Buffer> | null = null;

async function bytesOfStore(): Promise<Buffer> {
  await using folder = await tempFolder();
  const file = join(folder.path, 'store');
  await (await openStore(file)).close();
  return await readFile(file);
}

const NO_STORES = [
  `POSTGRES://bob:${SECRET}@db.example/shop`,
  `postgress://bob:${SECRET}@db.example/shop`,
  `mysql://bob:${SECRET}@db.example/shop`,
  ` postgres://bob:${SECRET}@db.example/shop`,
  `"postgres://bob:${SECRET}@db.example/shop"`,
  `postgres:/bob:${SECRET}@db.example/shop`,
  `bob:${SECRET}@db.example/shop`,
  `jdbc:postgresql://db.example/shop?user=bob&password=${SECRET}`,
  `host=db.example password=${SECRET} dbname=shop`,
  `postgres://bob:${SECRET}@/shop`,
  `postgres://bob:${SECRET}@db.example`,
  `postgres://bob:1/${SECRET}@db.example/shop`,
  `postgres://bob:1#${SECRET}@db.example/shop`,
  `postgres://bob:${SECRET}%ZZ@db.example/shop`,
  'file:store.duckdb',
  's3://bucket/store.duckdb',
  'md:store',
  ':memory:',
  '',
];

test.each(NO_STORES)('%s names no store: the error has the allowed forms and none of the text', async (location) => {
  for (const open of [openStore, openExistingStore]) {
    const error: unknown = await open(location).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/names no store: .*write postgres:\/\/user:password@host:port\/database/);
    expect(String(error)).not.toContain(SECRET);
  }
});

test('no password of a URL is in the error of a server that is not there', async () => {
  const url = `postgres://bob:${SECRET}%40@127.0.0.1:1/shop?sslrootcert=/nowhere/${SECRET}@`.replace(/@$/, '%40');
  const error: unknown = await openStore(url).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("PostgreSQL at 127.0.0.1:1/shop can't be reached");
  expect(String(error)).not.toContain(SECRET);
});

describe('an embedded store', () => {
  test('is a file of its owner alone, and its SQL reaches no other file, no network and no setting', async () => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'new', 'store.duckdb');
    const db = await openStore(file);
    expect((await lstat(file)).mode & 0o777).toBe(0o600);
    for (const sql of [
      "select * from read_csv('/etc/hosts')",
      "select * from read_parquet('https://localhost/x.parquet')",
      "attach '/tmp/another.duckdb'",
      'install httpfs',
      'load httpfs',
      'set enable_external_access = true',
    ])
      await expect(db.query(sql), sql).rejects.toThrow(/disabled by configuration|locked|Permission Error/);
    await db.close();
    expect(await readdir(join(folder.path, 'new'))).toEqual(['store.duckdb']);
  });

  /** What stands where the store should, and what the error says of it. */
  const OTHERS: readonly (readonly [what: string, content: string | Buffer, says: string])[] = [
    ['an SQLite database', `SQLite format 3\0${'x'.repeat(5000)}`, 'it holds an SQLite database'],
    ['a Parquet file', 'PAR1....PAR1', 'it holds a Parquet file'],
    ['a workbook', Buffer.from('PK\u0003\u0004 and more', 'latin1'), 'it holds a ZIP archive or an Excel workbook'],
    ['a CSV', 'order_id,amount\nA,1\n', 'it holds text'],
    ['JSON', '{"a": [1, 2, 3]}', 'it holds JSON text'],
  ];

  test.each(OTHERS)('is not opened where %s is, which stays as it is', async (_, content, says) => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'file');
    await writeFile(file, content);
    await expect(openStore(file)).rejects.toThrow(`${file} is not an Evenkeel store: ${says}`);
    expect(await readFile(file)).toEqual(Buffer.from(content));
    expect(await readdir(folder.path)).toEqual(['file']);
  });

  test('is not opened through a link, nor where a folder or the database of another program is', async () => {
    await using folder = await tempFolder();
    const at = (name: string): string => join(folder.path, name);
    await writeFile(at('store'), await (madeStore ??= bytesOfStore()));
    await symlink(at('store'), at('link'));
    await symlink(at('nothing'), at('dangling'));
    await mkdir(at('folder'));
    const other = await DuckDBInstance.create(at('other'));
    await (await other.connect()).run('create table schema_migrations (version text)');
    other.closeSync();
    await expect(openStore(at('link'))).rejects.toThrow(`is a symbolic link`);
    await expect(openStore(at('dangling'))).rejects.toThrow(`is a symbolic link`);
    await expect(openStore(at('folder'))).rejects.toThrow('it is a folder');
    await expect(openStore(at('other'))).rejects.toThrow('it has tables of another program, such as schema_migrations');
    expect(await readdir(folder.path)).not.toContain('nothing');
  });

  /** How the bytes of a store are spoilt. */
  const DAMAGE: readonly (readonly [what: string, spoil: (bytes: Buffer) => Buffer])[] = [
    ['is empty', () => Buffer.alloc(0)],
    ['is cut in its header', (bytes) => bytes.subarray(0, 5000)],
    ['is cut behind its header', (bytes) => bytes.subarray(0, 3 * 4096)],
    ['is cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    // DuckDB takes seconds for the stack of each such error.
    ...(isLongRun ? [9, 20, 4100, 13_000] : [13_000]).map(
      (offset) =>
        [
          `has another bit at ${offset}`,
          (bytes: Buffer) => {
            const spoilt = Buffer.from(bytes);
            spoilt[offset] = (spoilt[offset] ?? 0) ^ 0x10;
            return spoilt;
          },
        ] as const,
    ),
  ];

  test.each(DAMAGE)('that %s is damaged, not held by a process', async (_, spoil) => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'store');
    const spoilt = spoil(await (madeStore ??= bytesOfStore()));
    await writeFile(file, spoilt);
    await expect(openStore(file)).rejects.toThrow(
      /^the store .* is damaged: .*move it away and run again: a new store is then loaded from the files of the sources\.$/,
    );
    expect(await readFile(file)).toEqual(spoilt);
  });

  test('does not replay a log that is not its own', async () => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'store');
    await writeFile(`${file}.wal`, 'anything');
    await expect(openStore(file)).rejects.toThrow('only its write-ahead log');
    await writeFile(file, await (madeStore ??= bytesOfStore()));
    await writeFile(`${file}.wal`, 'anything');
    await expect(openStore(file)).rejects.toThrow('is not the write-ahead log of a store');
  });

  test.skipIf(process.getuid?.() === 0)('that may not be written is not opened', async () => {
    await using folder = await tempFolder();
    const file = join(folder.path, 'store');
    await writeFile(file, await (madeStore ??= bytesOfStore()));
    await chmod(file, 0o400);
    await expect(openStore(file)).rejects.toThrow('permission to read and write it is denied');
  });
});
