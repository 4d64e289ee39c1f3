import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realisedBudget } from './detection/realised.ts';
import { detectionReport } from './detection/report.ts';
import { cleanSeries, seriesWithEvents } from './detection/subjects.ts';
import { taxiResult } from './detection/taxi.ts';
import { environmentOf } from './shared/environment.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks/detection.md');
const dataFolder = process.env['EVENKEEL_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const SERIES = 10;
/** A budget is lived with for ten years: so many series of each seed. */
const SERIES_OF_BUDGET = 4;
const BUDGET = 0.2;
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
  const realised = ids
    .filter(([, index]) => index < SERIES_OF_BUDGET)
    .map(([seed, index]) => {
      console.error(`  ten years of series ${seed}-${index}`);
      return realisedBudget(seed, index, BUDGET);
    });
  const text = detectionReport(measured, await environmentOf(command), seeds, {
    taxi: await taxiResult(dataFolder),
    budget: { perMonth: BUDGET, realised },
  });
  console.log(text);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
