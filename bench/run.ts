import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './shared/median.ts';

const command = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');
const ROUNDS = 3;

/** Seconds of a whole `evenkeel run`, process start included, on online_retail_ii: the first run, and one that finds nothing new. */
export async function runBench(): Promise<void> {
  if (!existsSync(join(dataFolder, 'sales/online_retail_ii.csv.gz'))) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/online_retail_ii.csv.gz');
    return;
  }
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
    first.push(await secondsOfRun(folder));
    again.push(await secondsOfRun(folder));
    await rm(folder, { recursive: true });
  }
  const ratio = median(first) / median(again);
  console.log(`  first run, 1,044,847 lines   ${median(first).toFixed(2)} s (median of ${ROUNDS})`);
  console.log(`  nothing new                  ${median(again).toFixed(2)} s, x1/${ratio.toFixed(0)}`);
}

async function secondsOfRun(folder: string): Promise<number> {
  const config = join(root, 'examples/online-retail/evenkeel.yaml');
  const args = [
    'run',
    '--quiet',
    '--config',
    config,
    '--store',
    join(folder, 'store.duckdb'),
    '--out',
    join(folder, 'out'),
  ];
  const began = performance.now();
  await command('node', [join(root, 'bin/evenkeel.js'), ...args], {
    env: { ...process.env, EVENKEEL_DATA: dataFolder },
  });
  return (performance.now() - began) / 1000;
}
