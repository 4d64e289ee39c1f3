import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModel, type ReadModel } from '../src/pipeline/read/read-model.ts';
import { openStore } from '../src/store/connect/open.ts';
import { observedDatabase } from '../test/fixtures/observed-database.ts';
import { freePort, startServer, type Memory, type Server } from './serve/server.ts';
import { slicedShop } from './serve/sliced-shop.ts';
import type { Context } from '../src/cli/context.ts';

const SLICES = [100, 1000, 5000];
const PAGE = [
  '/api/v1/summary',
  '/api/v1/metrics',
  '/api/v1/alerts',
  ...['series', 'forecast', 'track-record'].map((answer) => `/api/v1/metrics/revenue/${answer}`),
];
/** More than the server caches. */
const SERIES_READ = 100;

/** Memory of `evenkeel serve` on stores with many slices: after the page, after a hundred series, and after them again. */
export async function serveBench(): Promise<void> {
  for (const slices of SLICES) {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
    try {
      const shop = await slicedShop(folder, slices, new Date());
      console.log(`  ${slices} slices`);
      await measureServer(join(folder, 'evenkeel.yaml'));
      console.log(`    statements         ${await statements(shop)}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

async function measureServer(config: string): Promise<void> {
  await using server = await startServer(config, await freePort());
  await timed(server, 'the page', PAGE);
  const series = Array.from({ length: SERIES_READ }, (_, index) => seriesPaths(`product=s${index}`)).flat();
  await timed(server, `${SERIES_READ} series`, series);
  await timed(server, 'the same again', series);
}

function seriesPaths(slice: string): string[] {
  const query = `slice=${encodeURIComponent(slice)}`;
  return ['series', 'forecast', 'track-record'].map((answer) => `/api/v1/metrics/sales/${answer}?${query}`);
}

async function timed(server: Server, name: string, paths: readonly string[]): Promise<void> {
  const began = performance.now();
  for (const path of paths) await server.get(path);
  const milliseconds = (performance.now() - began) / paths.length;
  console.log(`    ${name.padEnd(18)} ${memoryText(await server.memory())}, ${milliseconds.toFixed(0)} ms a request`);
}

function memoryText({ rss, heap }: Memory): string {
  return `${rss.toFixed(0)} MB resident, ${heap.toFixed(1)} MB heap after collection`;
}

/** How many statements each answer takes, from an empty cache. */
async function statements({ business, store, asOf }: Context): Promise<string> {
  let count = 0;
  const db = observedDatabase(await openStore(store), () => count++);
  const reads: Readonly<Record<string, (model: ReadModel) => Promise<unknown>>> = {
    summary: async (model) => model.summary(),
    metrics: async (model) => model.metrics(),
    'a series': async (model) => model.seriesReport('sales', 'product=s7'),
    'a track record': async (model) => model.trackRecord('sales', 'product=s7'),
    'a page of alerts': async (model) => model.alerts({ offset: 0, limit: 101 }),
  };
  const texts: string[] = [];
  for (const [name, read] of Object.entries(reads)) {
    const model = await readModel(db, business, asOf);
    count = 0;
    await read(model);
    texts.push(`${name} ${count}`);
  }
  await db.close();
  return texts.join(', ');
}
