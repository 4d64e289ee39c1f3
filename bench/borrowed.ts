import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { borrowedReport } from './borrowed/borrowed-report.ts';
import { cutsOf, scoreCut } from './borrowed/score-cut.ts';
import { scoreYoung } from './borrowed/score-young.ts';
import { youngSeries } from './borrowed/young-series.ts';
import { environmentOf } from './shared/environment.ts';
import { halfOf } from './holdout/half-of.ts';
import { loadHoldout } from './holdout/load-holdout.ts';
import { salesSets } from './holdout/sales-sets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = process.env['EVENKEEL_DATA'] ?? join(root, '../shared/data');
const page = join(root, 'docs/benchmarks/borrowed-years.md');
/** Of a young series, at its first origin. */
const KNOWN_DAYS = [300, 400];
/** By each dimension. */
const MOST_SLICES = 12;

/**
 * The forecasts of young slices with and without the yearly shape and the effects of their whole, and of all slices beside their whole.
 *
 * @param writes whether to write the page of the documentation
 */
export async function borrowedBench(writes: boolean): Promise<void> {
  const sets = await loadHoldout(dataFolder);
  if (!sets) {
    console.log('  left out: EVENKEEL_DATA names no folder with sales/ and forecast/');
    return;
  }
  const all = KNOWN_DAYS.map((knownDays) => ({ knownDays, scores: youngSeries(sets, knownDays).map(scoreYoung) }));
  const sliced = (await salesSets(dataFolder, MOST_SLICES)).filter(({ business }) => halfOf(business) === 'choice');
  const text = borrowedReport(
    all,
    cutsOf(sliced).map(scoreCut),
    await environmentOf('npm run bench -- borrowed --write'),
  );
  console.log(text);
  if (!writes) return;
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
