import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realisedBudgets } from './detection/realised.ts';
import { detectionReport } from './detection/report.ts';
import { cleanSeries, seriesWithEvents } from './detection/subjects.ts';
import { taxiResult } from './detection/taxi.ts';
import { environmentOf } from './shared/environment.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks/detection.md');
const dataFolder = process.env['EVENKEEL_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const SERIES = 10;
/** Alerts a month: fewer than noise brings with the shipped thresholds, about as many, and more. */
const BUDGETS = [0.1, 0.2, 0.3];
/** Thresholds are calibrated on series of other seeds than those that are scored. */
const CALIBRATION = 1000;

/**
 * False alerts, recall and coverage on generated daily KPIs with planted events, by the shipped forecasts and rules, beside three rules in
 * use elsewhere.
 *
 * @param seeds scored; the series of `1000 + seed` calibrate
 * @param series how many of each seed
 */
export async function detectionBench(seeds: readonly number[], series: number = SERIES): Promise<void> {
  const ids = seeds.flatMap((seed) => Array.from({ length: series }, (_, index) => [seed, index] as const));
  const measured = ids.map(([seed, index], at) => {
    console.error(`  series ${at + 1} of ${ids.length}`);
    const clean = cleanSeries(seed, index, true);
    return {
      clean,
      withoutCalendar: cleanSeries(seed, index, false),
      calibration: cleanSeries(CALIBRATION + seed, index, true),
      events: seriesWithEvents(clean, seed, index),
    };
  });
  const command = `npm run bench -- detection --seeds ${seeds.join(',')}${series === SERIES ? '' : ` --series ${series}`}`;
  const realised = ids.map(([seed, index]) => {
    console.error(`  ten years of series ${seed}-${index}`);
    return realisedBudgets(seed, index, BUDGETS);
  });
  const text = detectionReport(measured, await environmentOf(command), seeds, {
    taxi: await taxiResult(dataFolder),
    budgets: BUDGETS.map((perMonth, at) => ({ perMonth, realised: realised.flatMap((of) => of[at] ?? []) })),
  });
  console.log(text);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
