import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBusiness } from '../../../test/fixtures/business.ts';
import { engines, type TestStore } from '../../../test/fixtures/databases.ts';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { tempFolder, type TempFolder } from '../../../test/fixtures/temp-folder.ts';
import { businessOf } from '../../cli/init/existing-config.ts';
import { loadSources } from '../../pipeline/load/load-sources.ts';
import { silent } from '../../pipeline/progress.ts';
import { prepareInboxes, receivedFacts, type ReceivedFacts } from '../../pipeline/receive/receive-facts.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { apiApp } from '../app.ts';

const NOW = new Date('2026-06-03T06:00:00Z');
const COLUMNS = ['order_id', 'line_no', 'ts', 'amount'];

const sale = (order: string, amount: string, more: object = {}): string =>
  `${JSON.stringify({ amount, order_id: order, line_no: 1, ts: '2026-06-01T10:00:00Z', ...more })}\n`;

const declared = (settings: string) =>
  businessOf(
    `business: {name: Shop, zone: Europe/Berlin, currency: EUR}\nsources:\n  web: {${settings}}\n`,
    '/shop/evenkeel.yaml',
  );

test.each(['receives: true', 'receives: true, path: sales.csv'])('a source with {%s} receives', (settings) => {
  expect(declared(settings).sources).toMatchObject([{ id: 'web', inbox: '/shop/received/web' }]);
});

test.each([
  ['mode: upsert', "declare the 'path' of its files, or 'receives: true'"],
  ['receives: true, encoding: utf-16le', "sources.web.encoding: does not fit 'receives: true'"],
  ['receives: true, footer_rows: 1', 'sources.web.footer_rows'],
  ['receives: true, records: data', 'sources.web.records'],
  ['receives: true, columns: [order_id, ts, amount]', "sources.web.columns: 'receives: true' needs line_no"],
])('a source with {%s} is a fault of the config', (settings, fault) => {
  expect(() => declared(settings)).toThrow(fault);
});

test.each([
  'columns: [order_id, ts, amount], amount_of: order',
  'columns: {order_id: {each: row}, ts: ts, amount: amount}',
  'columns: [order_id, ts, amount], numbers_restart: each_file',
])('a source with {receives: true, %s} tells orders of several batches apart', (settings) => {
  expect(declared(`receives: true, ${settings}`).sources).toHaveLength(1);
});

describe.each(engines)('facts that are sent to a shop on $name', (engine) => {
  let store: TestStore;
  let folder: TempFolder;
  let facts: ReceivedFacts;
  let inbox = '';
  const business = () =>
    testBusiness({
      sources: [
        sourceOf('fact_sales', COLUMNS, { id: 'web', path: [], columnOrder: 'any', inbox }),
        sourceOf('fact_sales', COLUMNS, {
          id: 'till',
          path: [],
          columnOrder: 'any',
          inbox: join(folder.path, 'till'),
          maxRejectedShare: 0.5,
        }),
      ],
    });
  beforeAll(async () => {
    store = await engine.open();
    folder = await tempFolder();
    inbox = join(folder.path, 'web');
    facts = receivedFacts(business, sqlWarehouse(store.db), () => NOW);
  });
  afterAll(async () => {
    await facts?.close();
    await store?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  async function send(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    query = '?source=web',
  ) {
    const app = apiApp(
      async () => smallModel(),
      (error) => {
        throw error;
      },
      new Map(),
      undefined,
      null,
      null,
      null,
      facts,
    );
    const answer = await app.request(`http://127.0.0.1/api/v1/facts/fact_sales${query}`, {
      method: 'POST',
      body,
      headers: { host: '127.0.0.1', 'content-type': 'application/x-ndjson', ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, text, json: JSON.parse(text) as Record<string, unknown> };
  }
  const batches = async (): Promise<string[]> => (await readdir(inbox)).filter((name) => name.endsWith('.ndjson'));
  const load = async (): Promise<string[]> => {
    await loadSources(sqlWarehouse(store.db), business(), NOW, silent);
    const rows = await store.db.query('select order_id, amount from fact_sales order by order_id');
    return rows.map((row) => `${row['order_id']} ${row['amount']}`);
  };

  test('count once, whatever is sent again, and the last word on a fact wins', async () => {
    const first = await send(sale('A', '10.5') + sale('B', '5'));
    expect(first.status).toBe(202);
    expect(first.json['data']).toMatchObject({
      ...{ source: 'web', rows_read: 2, rows_accepted: 2, rejects: [], unknown_fields: [] },
    });
    const packed = gzipSync(sale('A', '10.5') + sale('B', '5'));
    const again = await Promise.all([
      send(sale('A', '10.5') + sale('B', '5')),
      send(Uint8Array.from(packed), { 'content-encoding': 'gzip' }),
    ]);
    expect(again.map(({ text }) => text)).toEqual([first.text, first.text]);
    expect(await batches()).toHaveLength(1);
    expect(await load()).toEqual(['A 10.5000', 'B 5.0000']);
    expect((await send(sale('A', '11'), { 'idempotency-key': 'one' })).status).toBe(202);
    // The same content under a key of its own takes the correction back.
    expect((await send(sale('A', '10.5') + sale('B', '5'), { 'idempotency-key': 'two' })).status).toBe(202);
    expect(await load()).toEqual(['A 10.5000', 'B 5.0000']);
    expect((await send(sale('A', '12'), { 'idempotency-key': 'two' })).json).toMatchObject({ status: 409 });
    expect(await load()).toEqual(['A 10.5000', 'B 5.0000']);
    expect(await batches()).toHaveLength(3);
  });

  test('are kept before the answer, and what a killed server had not answered is not', async () => {
    await writeFile(join(inbox, '.half.unfinished'), sale('X', '1').slice(0, 20));
    const answered = await send(sale('C', '7'));
    // Another process, which knows nothing but the folder.
    const restarted = receivedFacts(business, sqlWarehouse(store.db), () => new Date(0));
    await prepareInboxes(business());
    expect((await readdir(inbox)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    const body = new Blob([sale('C', '7')]).stream();
    expect(await restarted.receive({ table: 'fact_sales', source: 'web', body, isGzip: false, key: null })).toBe(
      answered.text,
    );
    // Even by a clock that was set back, a later batch comes later.
    const later = new Blob([sale('C', '8')]).stream();
    await restarted.receive({ table: 'fact_sales', source: 'web', body: later, isGzip: false, key: null });
    await restarted.close();
    expect(await load()).toContain('C 8.0000');
  });

  test('are refused as a whole with their places, unless the source allows some rejects', async () => {
    const before = await batches();
    const bad = sale('D', '1') + sale('E', 'twelve') + sale('F', '2');
    const refused = await send(bad);
    expect([refused.status, refused.json['title']]).toEqual([422, 'Refused']);
    expect(refused.json['rejects']).toMatchObject([{ file: 'body', line: 2, name: 'amount', value: 'twelve' }]);
    expect(refused.json['detail']).toContain('body:2:');
    expect(await batches()).toEqual(before);
    const allowed = await send(bad, {}, '?source=till');
    expect(allowed.status).toBe(202);
    expect(allowed.json['data']).toMatchObject({ rows_read: 3, rows_accepted: 2, rows_rejected: 1 });
    expect(await load()).toEqual(expect.arrayContaining(['D 1.0000', 'F 2.0000']));
  });

  test('say which names the source does not read', async () => {
    const { status, json } = await send(sale('N', '1') + sale('O', '2', { colour: 'red', buyer: { vat: null } }));
    expect([status, json['data']]).toMatchObject([
      202,
      {
        rows_accepted: 2,
        unknown_fields: [
          { name: 'colour', line: 2 },
          { name: 'buyer.vat', line: 2 },
        ],
      },
    ]);
  });

  test.each([
    [
      'an order that is there twice',
      sale('G', '1') + sale('G', '2'),
      {},
      '?source=web',
      422,
      "kept:\n  body:2:2 (order_id): 'G' repeats the identity of line 1\n  send each fact once in a batch",
    ],
    ['a time that clocks skip', sale('H', '1', { ts: '2026-03-29T02:30:00' }), {}, '?source=web', 422, 'skip'],
    ['a column that is missing', '{"order_id":"H"}\n', {}, '?source=web', 422, 'body:1'],
    ['JSON that breaks off', sale('H', '1').slice(0, 30), {}, '?source=web', 422, 'body:1'],
    ['a CSV', 'order_id,line_no,ts,amount\nA,1,2026-06-01,1\n', {}, '?source=web', 422, 'one JSON object a line'],
    ['nothing', ' \n', {}, '?source=web', 422, 'one JSON object a line'],
    ['no gzip', sale('H', '1'), { 'content-encoding': 'gzip' }, '?source=web', 400, 'gzip'],
    ['another encoding', sale('H', '1'), { 'content-encoding': 'br' }, '?source=web', 415, 'gzip'],
    ['another type', sale('H', '1'), { 'content-type': 'text/csv' }, '?source=web', 415, 'application/x-ndjson'],
    ['an unknown source', sale('H', '1'), {}, '?source=shop', 404, 'web, till'],
    ['one of several sources', sale('H', '1'), {}, '', 400, 'several sources'],
    ['an unknown parameter', sale('H', '1'), {}, '?sauce=web', 400, 'sauce'],
  ])('%s is refused', async (_, body, headers, query, status, detail) => {
    const before = await readdir(inbox);
    const answer = await send(body, headers, query);
    expect(answer.json).toMatchObject({ status });
    expect(answer.json['detail']).toContain(detail);
    expect(await readdir(inbox)).toEqual(before);
  });

  test('are not read again once they are loaded, and one that no load takes says where it is', async () => {
    const sent = await send(sale('K', '3'));
    await load();
    const { batch } = sent.json['data'] as { batch: string };
    await writeFile(join(inbox, `${batch}.ndjson`), sale('K', '4'));
    expect(await load()).toContain('K 3.0000');
    const broken = join(inbox, '9999999999999-a.ndjson');
    await writeFile(broken, sale('L', 'many'));
    await expect(load()).rejects.toThrow(
      /is not a plain decimal number[^]*until .*9999999999999-a\.ndjson is moved out of its folder/,
    );
    await rm(broken);
  });

  test('are refused where too many wait for a run', async () => {
    const full = join(folder.path, 'full');
    const source = sourceOf('fact_sales', COLUMNS, { id: 'full', path: [], columnOrder: 'any', inbox: full });
    const receiver = receivedFacts(
      () => testBusiness({ sources: [source] }),
      { latestLoads: async () => () => null },
      () => NOW,
    );
    await prepareInboxes(testBusiness({ sources: [source] }));
    for (let batch = 0; batch < 500; batch++)
      await writeFile(join(full, `1${String(batch).padStart(12, '0')}-a.ndjson`), '');
    const body = new Blob([sale('A', '1')]).stream();
    const sent = receiver.receive({ table: 'fact_sales', source: null, body, isGzip: false, key: null });
    await expect(sent).rejects.toMatchObject({ kind: 'busy' });
    await receiver.close();
  });
});
