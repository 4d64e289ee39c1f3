import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf } from './shared/environment.ts';
import { lastTwoYears } from './accuracy/origins.ts';
import { holdoutReport } from './holdout/holdout-report.ts';
import { loadHoldout } from './holdout/load-holdout.ts';
import { scoreSet } from './holdout/score-set.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');
const page = join(root, 'docs/benchmarks/forecast-holdout.md');

/**
 * Forecast accuracy on all daily series, half of them to choose on and half only scored. The forecasts of the members are kept in
 * EVENKEEL_BENCH_CACHE, so that a change of weights or intervals is measured in minutes.
 *
 * @param writes whether to write the page of the documentation
 */
export async function holdoutBench(writes: boolean): Promise<void> {
  const sets = await loadHoldout(dataFolder);
  if (!sets) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/ and forecast/');
    return;
  }
  const long = sets.filter((set) => lastTwoYears(set).length > 0);
  const scores = long.map((set) => {
    const score = scoreSet(set);
    console.error(`  ${set.name} ${score.fitSeconds.toFixed(1)} s`);
    return score;
  });
  const text = holdoutReport(scores, await environmentOf('npm run bench -- holdout --write'));
  console.log(text);
  if (!writes) return;
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
