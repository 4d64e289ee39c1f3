import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeGrownFile } from './load/grown-file.ts';
import { measured, type Measured } from './load/measured.ts';
import { median } from './shared/median.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');
const original = join(dataFolder, 'sales/online_retail_ii.csv.gz');
const SIZES = [
  { copies: 1, rounds: 3 },
  { copies: 10, rounds: 1 },
];

/** `evenkeel load` of 1 and 10 million sale lines into a new store, beside the same by hand in DuckDB, in turn. */
export async function loadBench(): Promise<void> {
  if (!existsSync(original)) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/online_retail_ii.csv.gz');
    return;
  }
  for (const { copies, rounds } of SIZES) {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
    try {
      await writeGrownFile(original, copies, join(folder, 'sales.csv'));
      await writeFile(join(folder, 'evenkeel.yaml'), CONFIG);
      await compare(folder, `${copies} million lines`, rounds);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

const CONFIG = `business: {name: Shop, zone: Europe/London, currency: GBP, as_of: 2011-12-09T13:00}
sources:
  shop: {table: fact_sales, path: sales.csv, cancelled: [cancelled], adjustment: [adjustment]}
`;

async function compare(folder: string, name: string, rounds: number): Promise<void> {
  const hand: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const [byHand, byUs] = ['hand.duckdb', 'evenkeel.duckdb'].map((file) => join(folder, file));
    hand.push(await measured(join(root, 'bench/load/by-hand.mjs'), [join(folder, 'sales.csv'), byHand ?? '']));
    ours.push(await measured(join(root, 'bin/evenkeel.js'), ['load', '-q', '--config', join(folder, 'evenkeel.yaml')]));
    await expectSameDays(byHand ?? '', byUs ?? '');
    for (const store of [byHand, byUs]) await rm(store ?? '');
  }
  console.log(`  ${name}, load and roll up (median of ${rounds})`);
  console.log(`    by hand in DuckDB  ${text(hand)}`);
  console.log(`    evenkeel load      ${text(ours)}`);
  console.log(`    ratio              x${ratio(ours, hand, 'seconds')}, x${ratio(ours, hand, 'cpuSeconds')} CPU`);
}

function text(rounds: readonly Measured[]): string {
  const middle = (key: keyof Measured): number => median(rounds.map((round) => round[key]));
  return `${middle('seconds').toFixed(1)} s, ${middle('cpuSeconds').toFixed(1)} s CPU, ${middle('megabytes').toFixed(0)} MB`;
}

function ratio(ours: readonly Measured[], hand: readonly Measured[], key: keyof Measured): string {
  return median(ours.map((round, index) => round[key] / (hand[index]?.[key] ?? Number.NaN))).toFixed(2);
}

/** A figure of work that was not done would mean nothing. */
async function expectSameDays(...stores: readonly string[]): Promise<void> {
  const [one, other] = await Promise.all(stores.map(daysOf));
  if (one === '[]' || one !== other) throw new Error('the daily KPIs of both ways differ');
}

async function daysOf(store: string): Promise<string> {
  const instance = await DuckDBInstance.create(store, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('select * from daily_kpis order by day');
  const days = JSON.stringify(reader.getRowsJson());
  connection.closeSync();
  instance.closeSync();
  return days;
}
