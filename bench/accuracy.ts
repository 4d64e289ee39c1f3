import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSets } from './accuracy/load-sets.ts';
import { methodsOn } from './accuracy/methods.ts';
import { lastTwoYears, SCORED_DAYS } from './accuracy/origins.ts';
import { report, type Judged } from './accuracy/report.ts';
import { environmentOf } from './shared/environment.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');
const page = join(root, 'docs/benchmarks/forecast.md');

/**
 * Forecast accuracy on real and simulated series, beside simpler methods and Prophet's Stan program: from six origins at the end of
 * each of six sets, and from every week of two years. Nothing is tuned to a set, and a forecast uses only the days before its origin.
 *
 * @param writes whether to write the page of the documentation
 */
export async function accuracyBench(writes: boolean): Promise<void> {
  const sets = await loadSets(dataFolder);
  if (!sets) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/ and forecast/');
    return;
  }
  const text = report(
    sets.map((set): Judged => {
      console.error(`  ${set.name}`);
      const methods = methodsOn(set);
      // Incremental fits are cheapest in the order of time.
      for (const { forecastFrom, isEvaluated } of methods)
        for (const origin of lastTwoYears(set).toReversed()) if (isEvaluated(origin)) forecastFrom(origin, SCORED_DAYS);
      return { set, methods };
    }),
    await environmentOf('npm run bench -- accuracy --write'),
  );
  console.log(text);
  if (!writes) return;
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
