import { appendFileSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scenarioEngines } from '../../../test/fixtures/databases.ts';
import { loading, NOW } from '../../../test/fixtures/loading.ts';
import { observedDatabase } from '../../../test/fixtures/observed-database.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadFile } from './load-file.ts';

const COLUMNS = ['order_id', 'line_no', 'ts', 'amount'];
const shop = sourceOf('fact_sales', COLUMNS);

function fileOf(orders: number, amount: number): Buffer {
  const rows = Array.from({ length: orders }, (_, order) => `A${order},1,2026-06-01T10:00,${amount}`);
  return Buffer.from([COLUMNS.join(','), ...rows, ''].join('\n'));
}

const WHOLE = fileOf(5000, 1);
const OTHER = fileOf(5000, 2);

/** Ways to write a file while it is read. */
const WRITERS: Readonly<Record<string, (path: string) => void>> = {
  'cut off': (path) => truncateSync(path, Math.floor(WHOLE.length / 2)),
  emptied: (path) => truncateSync(path),
  'appended to': (path) => appendFileSync(path, 'B,1,2026-06-01T10:00,1\n'),
  'written over by as many bytes, its time set back': (path) => {
    const { atime, mtime } = statSync(path);
    writeFileSync(path, OTHER);
    utimesSync(path, atime, mtime);
  },
  'replaced by a renamed file': (path) => {
    writeFileSync(`${path}.new`, OTHER);
    renameSync(`${path}.new`, path);
  },
};

/** The sums of a store without facts. */
const NOTHING = [expect.objectContaining({ total: null })];

async function sums(db: Database): Promise<unknown> {
  return db.query('select count(*) as facts, cast(sum(amount) as text) as total from fact_sales');
}

describe.each(scenarioEngines)('in $name', (engine) => {
  /** Loads a file that is written when its rows begin to be read: how often, and what came of it. */
  async function loadWhileWritten(
    content: Buffer,
    times: number,
    write: (path: string) => void,
    options: { readonly inPlaceBytes?: number } = {},
  ) {
    await using store = await loading(engine);
    await using folder = await tempFolder();
    const path = await folder.write('sales.csv', content);
    let left = times;
    const db = observedDatabase(store.db, (statement) => {
      if ((statement === 'import' || statement === 'copy staged') && left-- > 0) write(path);
    });
    const error = await loadFile(db, shop, path, NOW, () => undefined, options).then(
      () => null,
      (thrown: unknown) => String(thrown),
    );
    const facts = await sums(store.db);
    const next = await loadFile(store.db, shop, path, NOW, () => undefined).catch(() => null);
    return { error, facts, next, later: await sums(store.db) };
  }

  const ways = Object.entries(WRITERS).flatMap(([how, write]) => [
    { how, write, way: 'in pieces', options: {} },
    { how, write, way: 'where it is', options: { inPlaceBytes: 0 } },
  ]);
  test.each(ways)(
    'a file that is $how while it is read $way is loaded as it is then, or not at all',
    async ({ write, options }) => {
      const { error, facts, later } = await loadWhileWritten(WHOLE, 1, write, options);
      const isRefused = error !== null;
      expect(error ?? '').toMatch(
        isRefused ? /sales\.csv changed while it was read, and nothing of it is loaded/ : /^$/,
      );
      expect(facts).toEqual(isRefused ? NOTHING : later);
    },
  );

  test('a file that never stands still is refused, and is loaded whole once it does', async () => {
    let amount = 2;
    const { error, facts, later } = await loadWhileWritten(WHOLE, 9, (path) =>
      writeFileSync(path, fileOf(5000, amount++)),
    );
    expect(error).toMatch(/changed while it was read/);
    expect(facts).toEqual([expect.objectContaining({ total: null })]);
    expect(later).toEqual([expect.objectContaining({ total: `${5000 * (amount - 1)}.0000` })]);
  });

  test('a file that is cut off, read, and whole again is not taken for what was read', async () => {
    let isCut = false;
    const { later } = await loadWhileWritten(WHOLE, 2, (path) => {
      isCut = !isCut;
      writeFileSync(path, isCut ? WHOLE.subarray(0, WHOLE.length / 2) : WHOLE);
    });
    expect(later).toEqual([expect.objectContaining({ total: '5000.0000' })]);
  });

  test('a compressed file that is cut off is not loaded', async () => {
    const content = gzipSync(WHOLE);
    const { error, facts } = await loadWhileWritten(content, 1, (path) =>
      truncateSync(path, Math.floor(content.length / 2)),
    );
    expect(error).toMatch(/changed while it was read/);
    expect(facts).toEqual([expect.objectContaining({ total: null })]);
  });
});
