import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf } from './shared/environment.ts';
import { alertsOf, type RealAlert } from './real-shops/alerts.ts';
import { judgedIncident, type JudgedIncident } from './real-shops/found.ts';
import { loadShop } from './real-shops/load-shop.ts';
import { plantedIncidents } from './real-shops/planted-incidents.ts';
import { replayed, type ReplayedSeries } from './real-shops/replayed.ts';
import { realReport } from './real-shops/report.ts';
import { drawnVerdicts } from './real-shops/drawn-verdicts.ts';
import { SHOPS } from './real-shops/shops.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks/detection-real.md');
const dataFolder = process.env['EVENKEEL_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

/** Planted incidents and the alerts of three years on real shops. Prints thirty verdicts drawn by the seed, to be judged by eye. */
export async function realDetectionBench(seed: number): Promise<void> {
  const missing = SHOPS.filter(({ name }) => !existsSync(join(dataFolder, 'sales', `${name}.csv.gz`)));
  if (missing.length > 0) {
    console.log(
      `  left out: EVENKEEL_DATA names no folder with ${missing.map(({ name }) => `sales/${name}.csv.gz`).join(', ')}`,
    );
    return;
  }
  const [series, alerts, incidents]: [ReplayedSeries[], RealAlert[], JudgedIncident[]] = [[], [], []];
  for (const shop of SHOPS) {
    const loaded = await loadShop(shop, dataFolder);
    for (const of of loaded.series) {
      console.error(`  ${shop.name} ${of.series.id}`);
      const clean = await replayed(of);
      series.push(clean);
      alerts.push(...alertsOf(clean, loaded));
      for (const incident of plantedIncidents(clean, seed, series.length))
        incidents.push(await judgedIncident(clean, incident));
    }
  }
  const made = await environmentOf(`npm run bench -- detection-real --seeds ${seed}`);
  const text = realReport({ series, alerts, incidents, made, seed });
  console.log(text);
  console.log(drawnVerdicts(series, seed));
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
