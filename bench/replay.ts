import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dayFromIso, isoDay } from '../src/calendar/day.ts';
import { makeDemoData } from '../src/cli/demo/make-demo-data.ts';
import { DEMO_CONFIG } from '../src/demo/demo-config.ts';
import { writeDemoSettings } from '../src/demo/files/write-demo.ts';
import { measured, type Measured } from './load/measured.ts';
import { SHOPS } from './real-shops/shops.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/evenkeel.js');
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');
const JUDGED_DAYS = 365;
/** The last of the demo's days are judged by a run each, as they would be in use. */
const DAILY_RUNS = 28;
const LAST_RUN = dayFromIso('2026-09-22');

/** Seconds of the whole command `evenkeel replay` over a year of the default catalogue: of the demo, and of a real shop. */
export async function replayBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const config = join(folder, 'evenkeel.yaml');
    await writeDemoSettings(folder);
    await makeDemoData(folder, () => undefined);
    await writeFile(config, `judged_days: ${JUDGED_DAYS}\n${DEMO_CONFIG}`);
    const evenkeel = async (...args: string[]): Promise<Measured> => measured(program, [...args, '--config', config]);
    const runOn = async (daysBefore: number): Promise<Measured> =>
      evenkeel('run', '--quiet', '--as-of', `${isoDay(addDays(LAST_RUN, -daysBefore))}T08:10`);
    print('demo: a year judged by one run', await runOn(DAILY_RUNS));
    print('demo: replay', await evenkeel('replay', '--quiet'));
    for (let daysBefore = DAILY_RUNS - 1; daysBefore >= 0; daysBefore--) await runOn(daysBefore);
    print(`demo: replay after ${DAILY_RUNS} more runs, one a day`, await evenkeel('replay', '--quiet'));
  } finally {
    await rm(folder, { recursive: true });
  }
  await realShop();
}

async function realShop(): Promise<void> {
  const shop = SHOPS.find(({ name }) => name === 'online_retail_ii');
  const path = join(dataFolder, 'sales/online_retail_ii.csv.gz');
  if (!shop || !existsSync(path)) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/online_retail_ii.csv.gz');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const config = join(folder, 'evenkeel.yaml');
    const { business, ...others } = shop.declared;
    const declared = { business: { name: shop.name, ...(business as object) }, ...others, judged_days: JUDGED_DAYS };
    const sources = { shop: { table: 'fact_sales', path, ...shop.source } };
    await writeFile(config, JSON.stringify({ ...declared, sources }));
    print(
      'online_retail_ii: a year judged by one run',
      await measured(program, ['run', '--quiet', '--config', config]),
    );
    print('online_retail_ii: replay', await measured(program, ['replay', '--quiet', '--config', config]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function print(what: string, { seconds, cpuSeconds, megabytes }: Measured): void {
  const memory = `${megabytes.toFixed(0)} MB`;
  console.log(`  ${what.padEnd(50)} ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor time, ${memory}`);
}
