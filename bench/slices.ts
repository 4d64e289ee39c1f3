import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVENTS } from './detection/events.ts';
import { cleanSeries, withEvent } from './detection/subjects.ts';
import { environmentOf } from './shared/environment.ts';
import { daysOf, sliceName } from './slices/accounts.ts';
import type { JudgedSeed } from './slices/judged-seed.ts';
import { slicesReport } from './slices/report.ts';

const page = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks/slices.md');
const SERIES = 100;
/** So many series of each seed have a shift. */
const SHIFTED = 20;
const SHIFT_STREAM = 5000;
const [SHIFT] = EVENTS.filter(({ name }) => name === 'shift -20 %');

/**
 * False incidents of slices on accounts of 100 to 1,000 slices without any event, and how often an event in one slice is found.
 *
 * @param seeds the first half chose what is assumed, the second is reported
 */
export async function slicesBench(seeds: readonly number[], series: number = SERIES): Promise<void> {
  const judged = seeds.map((seed) => {
    console.error(`  seed ${seed}`);
    return judgedSeed(seed, series);
  });
  const command = `npm run bench -- slices --seeds ${seeds.join(',')}${series === SERIES ? '' : ` --series ${series}`}`;
  const half = Math.ceil(seeds.length / 2);
  const text = slicesReport(
    { chosen: judged.slice(0, half), reported: judged.slice(half) },
    await environmentOf(command),
  );
  console.log(text);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, text);
}

function judgedSeed(seed: number, count: number): JudgedSeed {
  const series = Array.from({ length: count }, (_, index) => cleanSeries(seed, index, true));
  const shifted = series
    .slice(0, SHIFTED)
    .flatMap((clean, index) => (SHIFT ? [withEvent(clean, SHIFT, seed, SHIFT_STREAM + index)] : []));
  return { seed, series, days: series.map((one, at) => daysOf(one, sliceName(at, 0))), shifted };
}
