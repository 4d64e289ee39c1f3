import { mkdir, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { usual } from '../fixtures/histories.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { filesIn } from './files-in.ts';
import { testProgram } from './program.ts';

const DAYS = 140;
const START = dayFromIso('2026-01-05');
const rows = (days: number) =>
  Array.from({ length: days }, (_, index) => `${isoDay(addDays(START, index))},${usual(index)}\n`).join('');

/** All twenty weeks are the same, so no model beats last week's value: of the seven, three are of Prophet and two of exponential smoothing. */
const likeLastWeek = (mondays: number): string =>
  `Prophet trend and seasonality has the most weight (43%), then exponential smoothing (29%); in the forecasts of ${mondays} Mondays the error of Prophet trend and seasonality was larger than that of another model.`;

const points = z.object({
  explanation: z.array(z.object({ from: z.number(), to: z.number(), sentence: z.string() })),
  data: z.array(
    z.object({
      ds: z.string(),
      yhat: z.number(),
      yhat_lower: z.number(),
      yhat_upper: z.number(),
      intervals: z.array(z.object({ level: z.number(), lower: z.number(), upper: z.number() })),
    }),
  ),
});

const program = testProgram();
let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder();
  await mkdir(`${folder.path}/folder.svg`);
  await folder.write('shop.csv', `day,revenue\n${rows(DAYS)}`);
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

const run = async (...args: string[]) => program.run(args, { cwd: folder.path });
const columns = ['--ds', 'day', '--y', 'revenue'];

describe('a shop that repeats its week', () => {
  test('is forecast as CSV, to the cent, each day of the horizon', async () => {
    const { code, stdout, stderr } = await run('forecast', 'shop.csv', ...columns, '--horizon', '14');
    expect(code).toBe(0);
    expect(stderr.split('\n')).toEqual([
      `Next day: ${likeLastWeek(6)}`,
      `Days 2 to 7: ${likeLastWeek(6)}`,
      `Days 8 to 14: ${likeLastWeek(6)}`,
      '',
    ]);
    const [header, ...lines] = stdout.trim().split('\n');
    expect(header).toBe('ds,yhat,yhat_lower,yhat_upper,lower_80,upper_80,lower_50,upper_50');
    expect(lines.map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 14 }, (_, index) => isoDay(addDays(START, DAYS + index))),
    );
    for (const [index, line] of lines.entries())
      expect(Math.abs(Number(line.split(',')[1]) / usual(DAYS + index) - 1)).toBeLessThan(0.01);
  });

  test('is forecast as JSON, narrower bands within wider ones', async () => {
    const { stdout } = await run('forecast', 'shop.csv', ...columns, '--format', 'json');
    const { data, explanation } = points.parse(JSON.parse(stdout));
    expect(explanation.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 7],
      [8, 28],
      [29, 30],
    ]);
    expect(explanation[3]?.sentence).toBe(`Days 29 to 30: ${likeLastWeek(5)}`);
    expect(data.length).toBe(30);
    for (const { yhat, yhat_lower, yhat_upper, intervals } of data) {
      expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.5]);
      const lowers = intervals.map(({ lower }) => lower);
      const uppers = intervals.map(({ upper }) => upper).toReversed();
      const ends = [yhat_lower, ...lowers, yhat, ...uppers, yhat_upper];
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    }
  });

  test('is forecast at other levels, the widest first, beside the one of 95 %', async () => {
    const levels = ['--levels', '0.8,0.995,.5'];
    const { stdout } = await run('forecast', 'shop.csv', ...columns, ...levels);
    expect(stdout.split('\n')[0]).toBe(
      'ds,yhat,yhat_lower,yhat_upper,lower_99.5,upper_99.5,lower_80,upper_80,lower_50,upper_50',
    );
    const usual = (await run('forecast', 'shop.csv', ...columns)).stdout.trim().split('\n').slice(1);
    const others = stdout.trim().split('\n').slice(1);
    expect(others.map((line) => line.split(',').toSpliced(4, 2).join(','))).toEqual(usual);
    for (const refused of ['0.8,1', '95', '', '0.8,,0.5', 'x']) {
      const answer = await run('forecast', 'shop.csv', ...columns, '--levels', refused);
      expect(answer.code).toBe(2);
      expect(answer.stderr).toContain('write numbers over 0 and under 1, separated by commas, such as 0.8,0.95,0.99');
    }
  });

  test('is drawn', async () => {
    const { code, stderr } = await run('forecast', 'shop.csv', ...columns, '--plot', 'pictures/shop.png');
    expect(code).toBe(0);
    expect(stderr).toMatch(/\npictures\/shop\.png\n$/);
    const png = (await filesIn(`${folder.path}/pictures`)).get('shop.png');
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
  });

  test('has been forecast without an error', async () => {
    const { code, stdout, stderr } = await run('backtest', 'shop.csv', ...columns, '--horizon', '7', '--origins', '4');
    expect(code).toBe(0);
    expect(stderr).toBe(`Next day: ${likeLastWeek(6)}\nDays 2 to 7: ${likeLastWeek(6)}\n`);
    expect(stdout).toMatch(/^model +days ahead +forecasts +WAPE +MASE +bias +in 80% +in 95%\n/);
    expect(stdout).toMatch(/^seasonal-naive +2 to 7 +24 +0\.0% +– +0\.0% +100% +100%$/m);
  });
});

test.each([
  ['too short', `ds,y\n${rows(20)}`, [], 'has 20 days with a value; a forecast needs 21'],
  [
    'monthly',
    `ds,y\n${Array.from({ length: 36 }, (_, m) => `${2020 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}-01,${m}\n`).join('')}`,
    [],
    'weekly and monthly series are not daily ones',
  ],
  [
    'known for ten weeks, and fourteen weeks later for a day',
    `ds,y\n${rows(70)}2026-06-22,100\n`,
    ['--horizon', '6'],
    'no forecast is possible for the days from 2026-06-23 to 2026-06-28: too few days of the 13 weeks before have a value',
  ],
  [
    'parted by two characters',
    `ds,y\n${rows(30)}`,
    ['--delimiter', ';;'],
    "--delimiter: one character, or tab, not ';;'",
  ],
  ...['DD MON YYYY', 'foo'].map((form): [string, string, string[], string] => [
    `written with days as ${form}`,
    `ds,y\n${rows(30)}`,
    ['--time-format', form],
    `--time-format: '${form}' is neither iso, epoch_s, epoch_ms, epoch_us or excel nor a pattern with a year, a month and a day, each once, such as DD/MM/YYYY or M/D/YY h:mm A`,
  ]),
  [
    'drawn on a folder',
    `ds,y\n${rows(30)}`,
    ['--plot', 'folder.svg'],
    '--plot folder.svg: is a folder; name a file in a folder that may be written to',
  ],
  [
    'drawn below a file',
    `ds,y\n${rows(30)}`,
    ['--plot', 'shop.csv/x.svg'],
    "--plot shop.csv/x.svg: can't be written (EEXIST); name a file in a folder that may be written to",
  ],
  ['drawn as what it can not be', `ds,y\n${rows(30)}`, ['--plot', 'x.pdf'], "a picture's name ends in .svg or .png"],
])('a series that is %s is refused in words', async (_, text, args, words) => {
  const file = await folder.write('other.csv', text);
  const { code, stdout, stderr } = await run('forecast', file, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr.split('\n').length).toBe(2);
  expect((await readdir(folder.path)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});

test.each(['forecast', 'backtest'])('%s goes no farther ahead than bands were measured', async (command) => {
  const { code, stdout, stderr } = await run(command, 'shop.csv', ...columns, '--horizon', '93');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('write at most 92, the days of a quarter: the error of longer forecasts is not measured');
});

test('what was never negative is not forecast to be, and what was may be', async () => {
  const falling = (lowest: number) =>
    Array.from({ length: 120 }, (_, index) => {
      const value = Math.max(lowest, 100 - index + 5 * Math.sin(index * index));
      return `${isoDay(addDays(START, index))},${value.toFixed(2)}\n`;
    }).join('');
  const least = async (lowest: number): Promise<number> => {
    const file = await folder.write('falling.csv', `ds,y\n${falling(lowest)}`);
    const { data } = points.parse(JSON.parse((await run('forecast', file, '--format', 'json')).stdout));
    return Math.min(
      ...data.flatMap(({ yhat, yhat_lower, intervals }) => [yhat, yhat_lower, ...intervals.map(({ lower }) => lower)]),
    );
  };
  expect(await least(0)).toBe(0);
  expect(await least(-50)).toBeLessThan(0);
});
