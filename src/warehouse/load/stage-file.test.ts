import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observedDatabase } from '../../../test/fixtures/observed-database.ts';
import { cases } from '../../../test/run-size.ts';
import { NOW } from '../../../test/fixtures/loading.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { rowsText, storeText } from '../../../test/fixtures/store-text.ts';
import { tempFolder, type TempFolder } from '../../../test/fixtures/temp-folder.ts';
import type { Database } from '../../store/connect/database.ts';
import { openDuckDb } from '../../store/connect/duckdb.ts';
import { openStore } from '../../store/connect/open.ts';
import { sqlFile } from '../../store/sql-file.ts';
import type { Source } from '../source.ts';
import { declareBusiness } from './declare-business.ts';
import { loadFile } from './load-file.ts';
import { stageFile } from './stage-file.ts';

const COLUMNS = ['order_id', 'line_no', 'ts', 'amount', 'currency', 'product', 'status'];
const plain = sourceOf('fact_sales', COLUMNS, { maxRejectedShare: 1 });
/** With kinds of lines by their product, an empty one among them. */
const shop: Source = {
  ...plain,
  columns: { ...plain.columns, line_kind: 'product' },
  lineKinds: { discount: ["'"], gift_card: ['日本'], shipping: ['a', 'é'], tax: [''] },
};

/** What came of a file, and who read it. */
interface Outcome {
  readonly staged: unknown;
  readonly rows: unknown;
  readonly readers: readonly string[];
}

async function outcome(db: Database, source: Source, path: string): Promise<Outcome> {
  const readers: string[] = [];
  const observed = observedDatabase(db, (statement) => {
    if (statement === 'import') readers.push('engine');
    if (statement === 'copy staged') readers.push('reader');
  });
  await db.script(await sqlFile(`load/${source.table}/stage.sql`));
  try {
    const staged = await stageFile(observed, { source, path, name: 'file.csv' }, { onProgress: () => undefined }).catch(
      (error: unknown) => String(error),
    );
    return { staged, rows: await db.query('select * from staged order by line'), readers };
  } finally {
    await db.script('drop table staged; drop table repeated; drop table changed; drop table vanished');
  }
}

/** The same file as the engine may read it, and as only our reader does. */
async function bothOutcomes(db: Database, folder: TempFolder, source: Source, bytes: Uint8Array): Promise<Outcome[]> {
  const path = await folder.write('file.csv', bytes);
  return [await outcome(db, source, path), await outcome({ ...db, importCsv: null }, source, path)];
}

const nasty = fc.constantFrom(
  ...['"', '""', ',', ';', '\\', '\\N', '\\.', "'", '\t', ' ', '=1+1', '@x', 'NULL', 'null', 'NaN', '#', '--'],
  ...[
    '\ufeff',
    'é',
    '日本',
    '😀',
    '\u2028',
    '\u0085',
    '\u0001',
    '\u007f',
    '٣',
    'e\u0301',
    '%',
    '{}',
    '[a]',
    '$1',
    '\n',
    '\r',
  ],
);
const word = fc
  .array(fc.oneof(fc.stringMatching(/^[a-z0-9 ]{1,5}$/), nasty), { maxLength: 3 })
  .map((parts) => parts.join(''));
const cleanRow = fc
  .tuple(
    fc.nat(60),
    fc.integer({ min: 1, max: 4 }),
    fc.nat(28),
    fc.nat(23),
    fc.nat(10 ** 7),
    fc.stringMatching(/^[a-z ,"]{0,8}$/),
  )
  .map(([order, line, day, hour, cents, product]) => [
    ...[
      `A${order}`,
      `${line}`,
      `2024-${String((day % 12) + 1).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30`,
    ],
    ...[(cents / 100).toFixed(2), 'EUR', product, ''],
  ]);
const anyRow = fc.tuple(
  word,
  fc.oneof(fc.nat(9).map(String), word),
  fc.oneof(
    fc.constantFrom(
      '2024-03-31T02:30',
      '2024-02-30T10:00',
      '2024-01-01',
      '2024-01-01T10:00:00.5Z',
      '2024-01-01 10:00 +0100',
    ),
    word,
  ),
  fc.oneof(fc.constantFrom('1', '-0', '1.23456', '1,5', '', '1e3', '99999999999999.9999', '007.10'), word),
  fc.constantFrom('EUR', 'eur', ''),
  word,
  word,
);
const rows = fc.array(fc.oneof({ weight: 12, arbitrary: cleanRow }, { weight: 1, arbitrary: anyRow }), {
  maxLength: 8,
});

interface FileForm {
  readonly delimiter: string;
  readonly end: string;
  readonly quoteAll: boolean;
  readonly mark: string;
  readonly lastEnd: boolean;
}
const form: fc.Arbitrary<FileForm> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', ' '),
  end: fc.constantFrom('\n', '\n', '\r\n'),
  quoteAll: fc.boolean(),
  mark: fc.constantFrom('', '', '\ufeff'),
  lastEnd: fc.boolean(),
});

function fileText(
  records: readonly (readonly string[])[],
  { delimiter, end, quoteAll, mark, lastEnd }: FileForm,
): string {
  const field = (text: string): string =>
    quoteAll || [delimiter, '"', '\n', '\r'].some((special) => text.includes(special))
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const text = records.map((record) => record.map(field).join(delimiter)).join(end);
  return `${mark}${text}${lastEnd ? end : ''}`;
}

/** What becomes of the bytes of a file: mostly nothing. */
const damage = fc.option(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(3),
    insert: fc.constantFrom(
      '',
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\n\n',
      '\r',
      '\r\n',
      '\r\n\r\n',
      '\0',
      '\xff',
      '\xc3',
      '\xef\xbb\xbf',
      ',"',
      '",',
      ' "',
      'x',
    ),
  }),
  { freq: 2 },
);

/** The bytes of a file and its delimiter. */
const anyFile = fc.tuple(rows, form, damage, fc.boolean()).map(([records, fileForm, harm, isGzip]) => {
  let bytes = Buffer.from(fileText([COLUMNS, ...records], fileForm));
  if (harm) {
    const at = Math.floor(harm.at * bytes.length);
    bytes = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(harm.insert, 'latin1'),
      bytes.subarray(at + harm.remove),
    ]);
  }
  return { bytes: isGzip ? gzipSync(bytes) : bytes, delimiter: fileForm.delimiter };
});

test('a file, clean or broken, has the same rows, rejects and errors by the engine and by our reader', async () => {
  await using folder = await tempFolder();
  const db = await openDuckDb(join(folder.path, 'store.duckdb'));
  let byEngine = 0;
  const property = fc.asyncProperty(anyFile, async ({ bytes, delimiter }) => {
    const [engine, reader] = await bothOutcomes(db, folder, { ...shop, delimiter }, bytes);
    if (engine?.readers.join() === 'engine') byEngine++;
    expect({ ...engine, readers: [] }).toEqual({ ...reader, readers: [] });
  });
  await fc.assert(property, { numRuns: cases(500), endOnFailure: true });
  expect(byEngine).toBeGreaterThan(cases(500) / 10);
  await db.close();
});

const LOADED_TABLES = ['fact_sales', 'stale_days', 'loads', 'rejects'] as const;

/** What a load leaves in the tables that it writes, and its receipt or its error. These are then as they were. */
async function loaded(db: Database, source: Source, path: string, inPlaceBytes?: number): Promise<unknown> {
  const options = inPlaceBytes === undefined ? {} : { inPlaceBytes };
  const end = await loadFile(db, source, path, NOW, () => undefined, options).catch((error: unknown) => String(error));
  const left: Record<string, string[]> = {};
  for (const table of LOADED_TABLES) left[table] = await rowsText(db, `select * from ${table}`);
  await db.script(LOADED_TABLES.map((table) => `delete from ${table}`).join('; '));
  return { end, left };
}

test('a file, clean or broken, leaves the same facts, receipts and errors by the engine, in pieces or where it is, and by our reader', async () => {
  await using folder = await tempFolder();
  const db = await openStore(join(folder.path, 'store.duckdb'));
  await declareBusiness(db, { zone: 'America/New_York', currency: 'EUR', statuses: [], sourceZones: {} });
  const before = await storeText(db);
  let inserted = 0;
  let insertedInPlace = 0;
  const inPlace = countingInPlace(db, () => insertedInPlace++);
  let isStaging = false;
  const observed = observedDatabase(db, (statement) => {
    // A load that stages its file begins with the tables for it.
    if (statement.startsWith('insert into loads')) inserted += isStaging ? 0 : 1;
    isStaging = statement.startsWith('-- staged') || (isStaging && !statement.startsWith('drop table staged'));
  });
  const property = fc.asyncProperty(anyFile, fc.boolean(), async ({ bytes, delimiter }, isStrict) => {
    const path = await folder.write('file.csv', bytes);
    const source = { ...shop, delimiter, maxRejectedShare: isStrict ? 0 : 1 };
    const byReader = await loaded({ ...db, importCsv: null }, source, path);
    expect(await loaded(observed, source, path)).toEqual(byReader);
    expect(await loaded(inPlace, source, path, 0)).toEqual(byReader);
  });
  await fc.assert(property, { numRuns: cases(250), endOnFailure: true });
  expect(inserted).toBeGreaterThan(0);
  expect(insertedInPlace).toBeGreaterThan(0);
  // No load wrote to another table.
  expect(await storeText(db)).toEqual(before);
  await db.close();
});

/** A database that reports each file that its engine has read where it is. */
function countingInPlace(db: Database, onInserted: () => void): Database {
  const { importCsv } = db;
  return {
    ...db,
    importCsv:
      importCsv &&
      (async (csv, format, insert) => {
        const rows = await importCsv(csv, format, insert);
        if (format.inPlace) onInserted();
        return rows;
      }),
  };
}

test.each([
  ['in LF', '\n', '', '\n'],
  ['in CRLF below a byte order mark', '\r\n', '\ufeff', '\r\n'],
  ['in CRLF, the last in nothing', '\r\n', '', ''],
])('a file whose lines end %s is read where it is', async (_, end, mark, last) => {
  await using folder = await tempFolder();
  const db = await openStore(join(folder.path, 'store.duckdb'));
  await declareBusiness(db, { zone: 'Europe/Berlin', currency: 'EUR', statuses: [], sourceZones: {} });
  const records = ['A,1,2024-01-01T10:00,12.50,EUR,"a ""b"", c",ok', 'A,2,2024-01-01T10:00,-3,EUR,,'];
  const path = await folder.write('file.csv', `${mark}${[COLUMNS.join(','), ...records].join(end)}${last}`);
  let inserted = 0;
  const source = sourceOf('fact_sales', COLUMNS);
  await loadFile(
    countingInPlace(db, () => inserted++),
    source,
    path,
    NOW,
    () => undefined,
    { inPlaceBytes: 0 },
  );
  expect(inserted).toBe(1);
  expect(
    await db.query('select line_no, cast(amount as text) as amount, product, status from fact_sales order by line_no'),
  ).toEqual([
    { line_no: 1, amount: '12.5000', product: 'a "b", c', status: 'ok' },
    { line_no: 2, amount: '-3.0000', product: null, status: null },
  ]);
  await db.close();
});
