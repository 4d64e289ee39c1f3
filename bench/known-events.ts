import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { context } from '../src/cli/context.ts';
import { readModel } from '../src/pipeline/read/read-model.ts';
import { openExistingStore } from '../src/store/connect/open.ts';
import { environmentOf } from './shared/environment.ts';
import { eventRow, readEvents, type KnownEvent } from './known-events/event-row.ts';
import { SHOPS, type Shop } from './real-shops/shops.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/evenkeel.js');
const page = join(root, 'docs/benchmarks/known-events.md');
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');

const PIZZA: Shop = {
  name: 'pizza_2015',
  dimension: 'category',
  declared: {
    business: { zone: 'America/New_York', currency: 'USD', as_of: '2016-01-01T08:00', shopping_days: ['black_friday'] },
  },
  source: {
    path: join(dataFolder, 'raw_dirty/pizza_sales_raw.csv.gz'),
    columns: {
      order_id: 'order_id',
      line_no: 'pizza_id',
      ts: { date: 'order_date', time: 'order_time' },
      amount: { times: ['quantity', 'unit_price'] },
      product: 'pizza_name_id',
    },
    time_format: ['DD-MM-YYYY HH:mm:ss', 'D/M/YYYY HH:mm:ss'],
    decimal: ',',
    column_order: 'any',
  },
};

/** How many days are judged, so that all events of a shop are. */
const JUDGED_DAYS: Readonly<Record<string, number>> = {
  online_retail_ii: 640,
  fuzzy_factory: 810,
  global_electronics: 365,
  pizza_2015: 110,
};

/** The dated events of public data, each with the incidents of its days, or what its days were judged to be. */
export async function knownEventsBench(): Promise<void> {
  const file = join(dataFolder, 'reference/known_events.csv');
  if (!existsSync(file)) {
    console.log('  left out: EVENKEEL_DATA names no folder with reference/known_events.csv');
    return;
  }
  const events = await readEvents(file);
  const parts: string[] = [];
  for (const shop of [...SHOPS, PIZZA]) {
    const own = events.filter(({ dataset }) => dataset === shop.name);
    if (own.length === 0) continue;
    console.error(`  ${shop.name}`);
    parts.push(
      `## ${shop.name}`,
      '| event | days | incidents, or why there is none |\n| --- | --- | --- |\n' + (await rowsOf(shop, own)),
    );
  }
  const text = `${[
    '# Known events',
    `${await environmentOf('npm run bench -- known-events')} That command writes this page; it needs the folder of public data that \`EVENKEEL_DATA\` names.`,
    'Every dated event that is known of these public data, and the incidents with a day in common by the default metrics of sales, judged without look-ahead by `evenkeel run`. Calendars are what an owner knows ahead.',
    ...parts,
  ].join('\n\n')}\n`;
  console.log(text);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}

async function rowsOf(shop: Shop, events: readonly KnownEvent[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-events-'));
  try {
    const config = join(folder, 'evenkeel.yaml');
    await writeFile(config, JSON.stringify(configOf(shop)));
    await promisify(execFile)('node', [program, 'run', '--quiet', '--config', config]);
    const { business, store, asOf } = await context({ config }, {}, new Date());
    const db = await openExistingStore(store);
    const model = await readModel(db, business, asOf);
    const rows: string[] = [];
    for (const event of events) rows.push(await eventRow(model, event));
    await db.close();
    return rows.join('\n');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function configOf({ name, declared, source, sources = {} }: Shop): unknown {
  const { business, ...others } = declared;
  const beside = Object.entries(sources).map(([id, one]) => [id, { ...one, path: join(dataFolder, one.path) }]);
  return {
    business: { name, ...(business as object) },
    ...others,
    sources: {
      ...Object.fromEntries(beside),
      shop: { table: 'fact_sales', path: join(dataFolder, 'sales', `${name}.csv.gz`), ...source },
    },
    metrics: { error_rate: false, latency_p95: false, average_order_value: false },
    judged_days: JUDGED_DAYS[name] ?? 365,
    horizon_days: 1,
  };
}
