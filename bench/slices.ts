import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanSeries, type JudgedSeries } from './detection/subjects.ts';
import { environmentOf } from './shared/environment.ts';
import { slicesReport } from './slices/report.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks/slices.md');
const SERIES = 100;

/**
 * False incidents of slices on accounts of 100 to 1,000 slices without any event, with and without the budget of their alerts.
 *
 * @param seeds the level is chosen on the first one's series, the others are reported
 */
export async function slicesBench(seeds: readonly number[], series: number = SERIES): Promise<void> {
  const judged = seeds.map((seed) =>
    Array.from({ length: series }, (_, index): JudgedSeries => cleanSeries(seed, index, true)),
  );
  const command = `npm run bench -- slices --seeds ${seeds.join(',')}${series === SERIES ? '' : ` --series ${series}`}`;
  const text = slicesReport(seeds, judged, await environmentOf(command));
  console.log(text);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}
