import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiApp } from '../../src/api/app.ts';
import { writeTables } from '../../src/pipeline/publish/write-tables.ts';
import { readModel, type ReadModel } from '../../src/pipeline/read/read-model.ts';
import { scenarioEngines, type TestStore } from '../fixtures/databases.ts';
import { AS_OF, judgedBusiness, judgedStore } from '../fixtures/judged-store.ts';
import { differences, rowsOfApi, shownNumbers, type Places, type Row } from '../fixtures/shown-numbers.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';

const SLICES = 3;
const SERIES = 2 * (1 + SLICES);

describe.each(scenarioEngines)('on $name', (engine) => {
  let store: TestStore;
  let folder: TempFolder;
  let model: ReadModel;
  let places: Places;
  let api: Map<string, Row>;

  beforeAll(async () => {
    store = await engine.open();
    folder = await tempFolder();
    await judgedStore(store.db, { slices: SLICES });
    model = await readModel(store.db, judgedBusiness, AS_OF);
    await writeTables(model, await model.wholeReports(), folder.path);
    const app = apiApp(
      async () => model,
      (error) => expect.unreachable(String(error)),
      new Map(),
    );
    places = {
      get: async (path) => (await app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1' } })).text(),
      output: async (name) => readFile(join(folder.path, name), 'utf8'),
    };
    api = await rowsOfApi(places);
  });
  afterAll(async () => {
    await folder?.[Symbol.asyncDispose]();
    await store?.[Symbol.asyncDispose]();
  });

  test('every list, table and file has the numbers of the rows of the API: all metrics, slices and days', async () => {
    const shown = await shownNumbers(places);
    const compared = shown.map((one) => differences(one, api.get(one.key)));
    expect(compared.flatMap(({ differ }) => differ)).toEqual([]);
    expect(compared.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(5000);
    const count = (place: string) => shown.filter((one) => one.place === place).length;
    const { judgedDays, horizonDays } = judgedBusiness;
    expect(api.size).toBe(SERIES * (judgedDays + horizonDays));
    expect(count('series as CSV')).toBe(SERIES * judgedDays);
    expect(count('forecast as CSV')).toBe(SERIES * horizonDays);
    expect(count('table of the outputs')).toBe(2 * (judgedDays + horizonDays));
    const unusual = [...api.values()].filter(({ status }) => status === 'warning' || status === 'critical').length;
    expect(unusual).toBeGreaterThan(20);
    for (const place of ['alerts', 'alerts as CSV', 'alerts of the outputs']) expect(count(place), place).toBe(unusual);
    expect(count('list of metrics')).toBe(2 * 29);
    expect(count('breakdown')).toBe(2 * SLICES * 29);
    expect(count('summary')).toBeGreaterThan(1);
  });

  test('the report has them in words, as the rows have', async () => {
    const report = await places.output('report.html');
    expect(await places.get('/api/v1/report')).toBe(report);
    const ofWhole = (id: string) => [...api.values()].filter(({ metric, slice }) => metric === id && slice === '');
    const week = ofWhole('revenue').slice(-7);
    const latest = judgedBusiness.metrics.flatMap(({ id }) => ofWhole(id).slice(-1));
    const shown = Array.from(report.matchAll(/<tr><th scope="row">.*?<\/tr>/g), ([row]) => cellsOf(row)).slice(
      -week.length - 2,
    );
    expect(shown.map(([, ...cells]) => cells)).toEqual(
      [...week, ...latest].map(({ state, evidence, value }) => [state, evidence ?? '', value ?? '–']),
    );
  });
});

function cellsOf(row: string): string[] {
  return row
    .split(/<\/t[hd]>/)
    .slice(0, -1)
    .map((cell) =>
      cell
        .replace(/<span aria-hidden="true">.*?<\/span>/g, '')
        .replace(/<[^>]+>/g, '')
        .trim(),
    );
}
