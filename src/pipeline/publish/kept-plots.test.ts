import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptOrDrawn } from './kept-plots.ts';
import { defaultPlots, type PlotJob, type Plots } from './plot-job.ts';
import { writePicture } from './write-picture.ts';

let job: PlotJob;
let drawings = 0;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-kept-'));
  job = { reports: [], locale: 'en-GB', currency: 'EUR', folder, options: defaultPlots };
  drawings = 0;
});
afterEach(() => rm(job.folder, { recursive: true }));

const drawing =
  (text: string) =>
  async ({ folder }: PlotJob): Promise<Plots> => {
    drawings++;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><text x="1" y="7">${text}</text></svg>`;
    return writePicture(folder, { name: 'picture', svg, formats: ['svg', 'png'] });
  };
const draw = drawing('a');

test('pictures are kept while what they show, and each file, is the same', async () => {
  const drawn = await keptOrDrawn(job, draw);
  expect(await keptOrDrawn(job, draw)).toEqual(drawn);
  expect(drawings).toBe(1);

  await keptOrDrawn({ ...job, currency: 'USD' }, draw);
  expect(drawings).toBe(2);
  await keptOrDrawn({ ...job, currency: 'USD', options: { ...job.options, days: 30 } }, draw);
  expect(drawings).toBe(3);
});

test.each(['picture.svg', 'picture.png'])('%s is drawn again when it is deleted or edited', async (name) => {
  await keptOrDrawn(job, draw);
  const file = join(job.folder, name);
  const before = await readFile(file);
  await rm(file);
  await keptOrDrawn(job, draw);
  expect(await readFile(file)).toEqual(before);

  await writeFile(join(job.folder, 'picture.svg'), 'edited');
  await keptOrDrawn(job, draw);
  expect(await readFile(file)).toEqual(before);
  expect(drawings).toBe(3);
});

test('pictures whose letters depend on the fonts of the machine are drawn each time', async () => {
  await keptOrDrawn(job, drawing('日'));
  await keptOrDrawn(job, drawing('日'));
  expect(drawings).toBe(2);
  expect((await readdir(job.folder)).sort()).toEqual(['picture.png', 'picture.svg']);
});

test('a damaged record counts as none', async () => {
  await keptOrDrawn(job, draw);
  for (const text of ['', '{"inputs":1', '{"inputs":"x","files":[1]}', 'null']) {
    await writeFile(join(job.folder, '.pictures.json'), text);
    await keptOrDrawn(job, draw);
  }
  expect(drawings).toBe(5);
});
