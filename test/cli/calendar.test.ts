import { expect, test } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { filesIn } from './files-in.ts';
import { testProgram, type Finished } from './program.ts';

const CONFIG = `business:
  name: Shop
  zone: Europe/Berlin
  currency: EUR
  holidays: HOLIDAYS
  events: events.csv
sources:
  shop:
    path: sales.csv
    columns: [order_id, line_no, ts, amount]
`;
const HOLIDAYS = 'ds,holiday,lower_window,upper_window\n2025-12-25,Christmas Day,-1,1\n2026-01-01,New Year,,0\n';
const SALES = 'order_id,line_no,ts,amount\n1,1,2026-01-05 10:00,9.95\n';
const EVENTS = 'name,from,to,scope\nSummer sale,2026-08-03,2026-08-09,\nFair,2026-09-01,2026-09-01,country=DE\n';

const program = testProgram();

interface Shop {
  readonly holidays?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly command?: string;
}

async function evenkeel({ holidays = 'holidays.csv', files = {}, command = 'validate' }: Shop): Promise<Finished> {
  await using shop = await tempFolder();
  const all = {
    'evenkeel.yaml': CONFIG.replace('HOLIDAYS', () => holidays),
    'holidays.csv': HOLIDAYS,
    'events.csv': EVENTS,
    'sales.csv': SALES,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) await shop.write(name, text);
  const result = await program.run([command], { cwd: shop.path });
  expect(Array.from((await filesIn(shop.path)).keys())).toEqual(Object.keys(all).sort());
  return result;
}

test('validate counts the holidays and events of a config', async () => {
  expect(await evenkeel({})).toEqual({
    code: 0,
    stdout: 'evenkeel.yaml is valid: 1 source, 6 metrics, 2 holidays, 2 events\n',
    stderr: '',
  });
});

test('without holidays in the config those of the country are taken, and named', async () => {
  const config = CONFIG.replace('  holidays: HOLIDAYS\n', '').replace(
    'events: events.csv',
    'shopping_days: [black_friday, diwali]',
  );
  const found = await evenkeel({ files: { 'evenkeel.yaml': config } });
  expect(found.stdout).toMatch(/^evenkeel\.yaml is valid: 1 source, 6 metrics, \d+ holidays, 2 events\n/);
  expect(found.stdout).toContain(
    'public holidays of Germany, by the zone of the business: set business.holidays to have others, or none',
  );
  const none = await evenkeel({ files: { 'evenkeel.yaml': config.replace('shopping', 'holidays: none\n  shopping') } });
  expect(none.stdout).toBe('evenkeel.yaml is valid: 1 source, 6 metrics, 2 events\n');
});

test('a calendar that can not be used is refused before anything is written', async () => {
  expect(
    await evenkeel({ files: { 'events.csv': 'name,from,to\nSale,2026-8-3,2026-08-09\n' }, command: 'run' }),
  ).toEqual({
    code: 2,
    stdout: '',
    stderr: "error: events.csv:2:2 (from): '2026-8-3' is no day: write it as YYYY-MM-DD\n",
  });
});
