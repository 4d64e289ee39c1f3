import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { descendants, readXml } from '../../../test/fixtures/read-xml.ts';
import { addDays, dayFromIso, isoDay } from '../../calendar/day.ts';
import { silent } from '../../pipeline/progress.ts';
import { context, type Context } from '../context.ts';
import { plotCommand } from './plot.ts';
import { runCommand } from './run.ts';

const DAYS = 70;
const CONFIG = `business: {name: Corner Shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: 2026-03-13T08:00, events: events.csv}
sources:
  shop:
    path: sales.csv
    columns: {order_id: invoice, ts: at, amount: total}
`;

let folder = '';
let shop: Context;
let stdout = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-plot-'));
  await writeFile(join(folder, 'evenkeel.yaml'), CONFIG);
  await writeFile(join(folder, 'sales.csv'), sales());
  await writeFile(join(folder, 'events.csv'), 'name,from,to\nSpring sale,2026-02-02,2026-02-08\n');
  shop = await context({ config: join(folder, 'evenkeel.yaml') }, {}, new Date('2026-03-13T07:00:00Z'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  await runCommand(shop, silent, undefined);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Two orders a day, dearer on Saturdays; the last whole day brings a tenth. */
function sales(): string {
  const lines = Array.from({ length: DAYS }, (_, index) => {
    const day = isoDay(addDays(dayFromIso('2026-01-02'), index));
    const amount = (100 + (index % 7) * 10 + (index % 3)) * (index === DAYS - 1 ? 0.1 : 1);
    return [1, 2].map((order) => `${index}-${order},${day} 1${order}:00:00,${amount.toFixed(2)}\n`).join('');
  });
  return `invoice,at,total\n${lines.join('')}today,2026-03-13 07:30:00,20.00\n`;
}

test('a run leaves a picture of each metric, as SVG and PNG', async () => {
  const names = await readdir(shop.out);
  expect(names).toEqual(
    expect.arrayContaining(['forecast_revenue.svg', 'forecast_revenue.png', 'forecast_orders.png']),
  );
  const svg = await readFile(join(shop.out, 'forecast_revenue.svg'), 'utf8');
  const words = descendants(readXml(svg.trimEnd())).map(({ text }) => text);
  expect(words).toContain('Critical');
  expect(words).toEqual(expect.arrayContaining(['Today so far', '€20.00, to 07:30']));
  expect(words).toContain('Spring sale');
  expect(words.filter((text) => text.startsWith('Thu 12 Mar'))).not.toEqual([]);
});

test('a run with nothing new keeps its pictures, and makes those anew that were deleted', async () => {
  const inode = async () => (await stat(join(shop.out, 'forecast_revenue.svg'))).ino;
  const content = async (name: string) => readFile(join(shop.out, name));
  const [kept, components] = [await inode(), await content('components_revenue.svg')];
  await runCommand(shop, silent, undefined);
  expect(await inode()).toBe(kept);

  await rm(join(shop.out, 'components_revenue.svg'));
  await runCommand(shop, silent, undefined);
  expect(await content('components_revenue.svg')).toEqual(components);
});

test('plot draws one metric in one format, and says so', async () => {
  stdout = '';
  const out = join(folder, 'dark');
  await plotCommand({ ...shop, out }, 'revenue', { format: 'svg', dark: true, days: 30 });
  expect(await readdir(out)).toEqual(['components_revenue.svg', 'forecast_revenue.svg']);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((name) => basename(name)),
  ).toEqual(['forecast_revenue.svg', 'components_revenue.svg']);
  const svg = await readFile(join(out, 'forecast_revenue.svg'), 'utf8');
  expect(svg).toContain('last 30 days');
  expect(svg).toContain('#101315');
});

test('plot names the known metrics where another is requested', async () => {
  await expect(plotCommand(shop, 'turnover', {})).rejects.toThrow("no metric 'turnover': revenue, orders,");
});
