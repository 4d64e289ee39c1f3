import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { openDuckDb } from './duckdb.ts';
import { StoreError } from './database.ts';

/** The path of a store, and that of another one whose leftover a pattern would find. */
const PATHS = [
  ['shop[1]/store.duckdb', 'shop1/store.duckdb'],
  ['a*b/store.duckdb', 'axb/store.duckdb'],
  ['**/store.duckdb', 'deep/store.duckdb'],
  ['[!x]/store.duckdb', 'y/store.duckdb'],
  ['a\\[1]/store.duckdb', 'a1/store.duckdb'],
  ['{a,b}/store.duckdb', 'a/store.duckdb'],
  ['store[1].duckdb', 'store1.duckdb'],
  ['store?.duckdb', 'store1.duckdb'],
  ['it\'s a "shop"/store.duckdb', 'its/store.duckdb'],
  ['Läden 店/störe.duckdb', 'Laden/store.duckdb'],
] as const;

test.each(PATHS)('a store at %s loads its own rows, not those that another one left at %s', async (path, other) => {
  await using folder = await tempFolder();
  const [store, leftover] = [path, other].map((name) => join(folder.path, name));
  for (const file of [store ?? '', leftover ?? '']) await mkdir(dirname(file), { recursive: true });
  for (const turn of [1, 2])
    await writeFile(join(dirname(leftover ?? ''), `${basename(leftover ?? '')}.1-${turn}.staged`), '"other",0\n');
  const db = await openDuckDb(store ?? '');
  await db.script('create table texts (a varchar, b varchar)');
  await db.copyIn(
    'texts',
    ['a', 'b'],
    (async function* () {
      yield '"own",1\n';
    })(),
  );
  const insert = (rows: string): string => `insert into texts select c0, c1 from ${rows}`;
  await db.importCsv?.(
    (async function* () {
      yield 'own,2\n';
    })(),
    { delimiter: ',', fields: 2 },
    insert,
  );
  expect(await db.query('select * from texts order by b')).toEqual([
    { a: 'own', b: '1' },
    { a: 'own', b: '2' },
  ]);
  await db.close();
});

test('a store in a folder with a question mark is refused: its write-ahead log would be elsewhere', async () => {
  await using folder = await tempFolder();
  await expect(openDuckDb(join(folder.path, 'a?b/store.duckdb'))).rejects.toThrow(StoreError);
});

test('rows read what was written, whatever their texts hold', async () => {
  await using folder = await tempFolder();
  const db = await openDuckDb(join(folder.path, 'store.duckdb'));
  const texts = [
    '"',
    '""',
    '\\',
    '\\N',
    '\\.',
    'NULL',
    '=1+1',
    '\ufeff',
    '\ufeffa',
    ' a ',
    '#',
    '\u0001',
    '\u2028',
    'a\nb',
    'a\r\nb',
    "'",
    '$1',
    '%s',
    '{}',
  ];
  await db.script('create table texts (number integer, text varchar)');
  const rows = texts.map((text, number) => `${number},"${text.replaceAll('"', '""')}"\n`);
  await db.copyIn(
    'texts',
    ['number', 'text'],
    (async function* () {
      yield* rows;
    })(),
  );
  // As bytes: the client drops a byte order mark.
  const read = await db.query('select hex(text) as bytes from texts order by number');
  expect(read.map(({ bytes }) => Buffer.from(String(bytes), 'hex').toString('utf8'))).toEqual(texts);
  await db.close();
});
