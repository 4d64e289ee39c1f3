import { link, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSources } from '../../src/pipeline/load/load-sources.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { forgetSource } from '../../src/warehouse/load/forget-source.ts';
import type { Receipt } from '../../src/warehouse/receipt.ts';
import type { Source } from '../../src/warehouse/source.ts';
import { rollUp } from '../../src/warehouse/rollup/roll-up.ts';
import { sqlWarehouse } from '../../src/warehouse/sql-warehouse.ts';
import { testBusiness } from '../fixtures/business.ts';
import { serverEngines, type Engine } from '../fixtures/databases.ts';
import { brokenChecks } from '../fixtures/example.ts';
import { NOW } from '../fixtures/loading.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const HEADER = 'ts,service,is_error';

/** Events of a service, one a second, from a second of the day on; every tenth is there twice. */
function events(first: number, count: number, service = 'api'): string[] {
  return Array.from({ length: count }, (_, index) => {
    const second = first + index - (index % 10 === 9 ? 1 : 0);
    const time = new Date(Date.UTC(2026, 5, 1) + second * 1000).toISOString().slice(0, 19);
    return `${time}Z,${service},0`;
  });
}

async function logs(engine: Engine, changes: Partial<Source> = {}) {
  const store = await engine.open();
  const folder = await tempFolder();
  const source = sourceOf('fact_ops_events', HEADER.split(','), {
    id: 'log',
    zone: 'UTC',
    path: join(folder.path, 'app*.log'),
    ...changes,
  });
  return {
    db: store.db,
    at: (name: string) => join(folder.path, name),
    write: async (name: string, lines: readonly string[]) => folder.write(name, [HEADER, ...lines, ''].join('\n')),
    load: async (sources: readonly Source[] = [source]): Promise<Receipt[]> =>
      loadSources(sqlWarehouse(store.db), testBusiness({ sources: [...sources] }), NOW, silent),
    source,
    /** The events of the store, as lines. */
    stored: async (): Promise<string[]> => {
      const rows = await store.db.query(
        `select to_char_ts || 'Z,' || service || ',0' as line
         from (select replace(cast(cast(ts at time zone 'UTC' as timestamp) as text), ' ', 'T') as to_char_ts, service from fact_ops_events) as e
         order by 1`,
      );
      return rows.map(({ line }) => String(line));
    },
    async [Symbol.asyncDispose]() {
      await rollUp(store.db);
      expect(await brokenChecks(store.db)).toEqual([]);
      await store[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe.each(serverEngines)("events without ids on '$name'", (engine) => {
  test('of two machines both count, though their files are equal byte for byte, and the receipt names the other file', async () => {
    await using log = await logs(engine);
    const day = events(0, 50);
    for (const name of ['app-a.log', 'app-b.log']) await log.write(name, day);
    const receipts = await log.load();
    expect(receipts.map(({ rowsInserted }) => rowsInserted)).toEqual([50, 50]);
    expect(receipts.map(({ equalEvents }) => equalEvents)).toEqual([[], [{ file: 'app-a.log', events: 50 }]]);
    const grown = [...day, ...events(60, 5)];
    await log.write('app-a.log', grown);
    expect((await log.load()).map(({ rowsInserted, rowsDeleted }) => [rowsInserted, rowsDeleted])).toEqual([
      [5, 0],
      [0, 0],
    ]);
    expect(await log.stored()).toEqual([...grown, ...day].sort());
  });

  test('count once when their file gets another name, and twice again when it comes back beside it', async () => {
    await using log = await logs(engine);
    await log.write('app-a.log', events(0, 50));
    await log.load();
    await rename(log.at('app-a.log'), log.at('app-z.log'));
    expect(await log.load()).toMatchObject([{ file: 'app-z.log', rowsInserted: 0 }]);
    expect(await log.stored()).toEqual(events(0, 50).sort());
    await log.write('app-a.log', events(0, 50));
    await log.load();
    expect(await log.stored()).toEqual([...events(0, 50), ...events(0, 50)].sort());
  });

  test.each([
    ['app.log', 'app.1.log', 'app.2.log'],
    ['app-z.log', 'app-m.log', 'app-a.log'],
    ['app-a.log', 'app-m.log', 'app-z.log'],
  ])('count once while their log rotates from %s to %s and %s, and grows before it does', async (now, last, older) => {
    await using log = await logs(engine);
    await log.write(now, events(0, 40));
    await log.load();
    await log.write(last, events(0, 50));
    await log.write(now, events(50, 30));
    await log.load();
    expect(await log.stored()).toEqual(events(0, 50).concat(events(50, 30)).sort());
    await rename(log.at(last), log.at(older));
    await log.write(last, events(50, 50));
    await log.write(now, events(100, 20));
    await log.load();
    const all = [...events(0, 50), ...events(50, 50), ...events(100, 20)].sort();
    expect(await log.stored()).toEqual(all);
    await rm(log.at(older));
    await log.load();
    expect(await log.stored()).toEqual(all);
  });

  test('that leave a file at its beginning stay; those that are corrected in it are replaced, the first one too', async () => {
    await using log = await logs(engine);
    await log.write('app.log', events(0, 50));
    await log.load();
    await log.write('app.log', events(0, 60).slice(20));
    await log.load();
    expect(await log.stored()).toEqual(events(0, 60).sort());
    for (const place of [0, 17, 39]) {
      const corrected = events(0, 60).slice(20);
      corrected[place] = (corrected[place] ?? '').replace('api', 'pay');
      await log.write('app.log', corrected);
      await log.load();
      expect(await log.stored()).toEqual([...events(0, 60).slice(0, 20), ...corrected].sort());
    }
  });

  test('of files that are declared to overlap count as often as the file that has them most', async () => {
    await using log = await logs(engine, { overlappingFiles: true });
    await log.write('app-1.log', events(0, 50));
    await log.write('app-2.log', events(40, 60));
    await log.load();
    const distinct = new Set([...events(0, 50), ...events(40, 60)]);
    const most = Array.from(distinct, (line) =>
      Math.max(...[events(0, 50), events(40, 60)].map((file) => file.filter((other) => other === line).length)),
    );
    expect((await log.stored()).length).toBe(most.reduce((sum, count) => sum + count, 0));
  });

  test('that were forgotten are new when their files come again', async () => {
    await using log = await logs(engine);
    for (const name of ['app-a.log', 'app-b.log']) await log.write(name, events(0, 50));
    await log.load();
    expect(await forgetSource(log.db, 'log')).toBe(100);
    expect((await log.load()).map(({ rowsInserted }) => rowsInserted)).toEqual([50, 50]);
  });

  test('of one file are read by one source, under one name', async () => {
    await using log = await logs(engine);
    await log.write('app.log', events(0, 50));
    await symlink(log.at('app.log'), log.at('app-latest.log'));
    expect(await log.load()).toMatchObject([{ file: 'app.log', rowsInserted: 50 }]);
    await link(log.at('app.log'), log.at('other.log'));
    for (const path of [log.at('other.log'), log.at('app.log'), log.at('*-latest.log')])
      await expect(log.load([log.source, { ...log.source, id: 'again', path }])).rejects.toThrow(
        'sources.log and sources.again read the same file',
      );
  });
});
