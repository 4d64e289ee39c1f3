import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'bin/evenkeel.js');
const DATA = resolve(ROOT, process.env['EVENKEEL_DATA'] || '../shared/data');
const SLICES = 1000;
const DAYS = 150;
const DAY_MS = 86_400_000;
const LAST_MS = Date.UTC(2026, 8, 21);
const COLUMNS = ['order_id', 'ts', 'amount'];
const NOON = '2026-09-21T12';

/** A shop to take pictures of. */
export interface GalleryShop {
  readonly name: string;
  /** Makes it in a folder, if need be. @returns its config; null where its data is absent */
  readonly make: (folder: string) => Promise<string | null>;
}

export const SHOPS: readonly GalleryShop[] = [
  { name: 'demo', make: async (folder) => made(folder, () => evenkeel('demo', folder, '--quiet')) },
  { name: 'late', make: async (folder) => made(folder, async () => lateShop(folder)) },
  { name: 'slices', make: async (folder) => made(folder, async () => shopOfSlices(folder)) },
  { name: 'empty', make: async (folder) => made(folder, async () => emptyShop(folder)) },
  { name: 'retail', make: retail },
];

async function made(folder: string, make: () => unknown): Promise<string> {
  const config = join(folder, 'evenkeel.yaml');
  if (!existsSync(config)) await make();
  return config;
}

function evenkeel(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`evenkeel ${args.join(' ')} failed`);
}

/** The demo, whose sales of the last day stop at noon. */
async function lateShop(folder: string): Promise<void> {
  evenkeel('demo', folder, '--quiet');
  // Its store knows the whole day already.
  await rm(join(folder, 'evenkeel.duckdb'));
  const path = join(folder, 'sales.csv');
  const lines = (await readFile(path, 'utf8')).split('\n');
  const column = lines[0]?.split(',').indexOf('ts') ?? -1;
  const time = (line: string): string => line.split(',')[column]?.replace(' ', 'T') ?? '';
  await writeFile(path, lines.filter((line, index) => index === 0 || time(line) < NOON).join('\n'));
}

/** A shop that sells a thousand products, some of which stopped selling on the last day. */
async function shopOfSlices(folder: string): Promise<void> {
  const rows = ['order_id,ts,amount,product'];
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    const day = new Date(LAST_MS - ago * DAY_MS).toISOString().slice(0, 10);
    for (let product = 0; product < SLICES; product++) {
      if (ago === 0 && product % 97 === 0) continue;
      const noise = ((ago * 7919 + product * 104729) % 1000) / 1000;
      const amount = (20 + (product % 40) + (ago % 7)) * (0.85 + 0.3 * noise);
      rows.push(
        `${ago}-${product},${day}T${String(8 + (product % 12)).padStart(2, '0')}:${String(10 + ((ago * 7 + 5) % 40))}:00,${amount.toFixed(2)},Product ${product + 1}`,
      );
    }
  }
  await writeFile(join(folder, 'sales.csv'), `${rows.join('\n')}\n`);
  await writeFile(
    join(folder, 'evenkeel.yaml'),
    configText(
      'A thousand products',
      [...COLUMNS, 'product'],
      'judged_days: 30\nmetrics:\n  revenue: {table: fact_sales, agg: sum, column: base_amount, unit: currency, dimensions: [product]}\n',
    ),
  );
}

/** A shop whose file has no rows yet. */
async function emptyShop(folder: string): Promise<void> {
  await writeFile(join(folder, 'sales.csv'), 'order_id,ts,amount\n');
  await writeFile(join(folder, 'evenkeel.yaml'), configText('An empty shop', COLUMNS, ''));
}

function configText(name: string, columns: readonly string[], rest: string): string {
  return `business:
  name: ${name}
  zone: Europe/Berlin
  currency: EUR
  as_of: 2026-09-22T08:10
sources:
  shop: {table: fact_sales, path: sales.csv, columns: [${columns.join(', ')}]}
${rest}`;
}

async function retail(folder: string): Promise<string | null> {
  if (!existsSync(join(DATA, 'sales/online_retail_ii.csv.gz'))) return null;
  process.env['EVENKEEL_DATA'] = DATA;
  return made(folder, async () =>
    copyFile(join(ROOT, 'examples/online-retail/evenkeel.yaml'), join(folder, 'evenkeel.yaml')),
  );
}
