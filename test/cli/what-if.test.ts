import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { apiApp } from '../../src/api/app.ts';
import { context } from '../../src/cli/context.ts';
import { withStore } from '../../src/cli/with-store.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { openStore } from '../../src/store/connect/open.ts';
import { storeText } from '../fixtures/store-text.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { oneIn } from '../run-size.ts';
import { testProgram, type Finished } from './program.ts';

const FIRST = dayFromIso('2026-01-05');
const DAYS = 162;
const SALE_DAYS = [30, 64, 98, 132];
const HOURS = 20;
const CONFIG = `
business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none, as_of: "${isoDay(addDays(FIRST, DAYS))}T08:00", events: events.csv}
judged_days: 3
metrics: {revenue: {targets: {month: 6000}}, orders: false, average_order_value: false}
sources: {shop: {path: sales.csv, columns: [order_id, line_no, ts, amount]}}
`;

/** A shop that takes about 200 a day, and half as much again on the days of a sale; its first open day is Tue 16 Jun 2026. */
async function shopWithSales(): Promise<TempFolder> {
  const shop = await tempFolder();
  const rows = Array.from({ length: DAYS }, (_, index) => {
    const day = addDays(FIRST, index);
    return Array.from({ length: HOURS }, (_, hour) => {
      const time = new Date(1000 * (86_000 - 4000 * hour - (20 * (DAYS - index)) / 10)).toISOString().slice(11, 19);
      const amount = (SALE_DAYS.includes(index) ? 1.5 : 1) * (10 + ((day * 31 + hour * 17) % 9) / 9);
      return `${day}-${hour},1,${isoDay(day)}T${time},${amount.toFixed(2)}`;
    });
  });
  const sales = SALE_DAYS.map((index) => isoDay(addDays(FIRST, index))).map((day) => `Sale,${day},${day}`);
  await shop.write('evenkeel.yaml', CONFIG);
  await shop.write('events.csv', ['name,from,to', ...sales, 'Fair,2026-07-01,2026-07-01', ''].join('\n'));
  await shop.write('sales.csv', ['order_id,line_no,ts,amount', ...rows.flat(), ''].join('\n'));
  return shop;
}

const landing = z.object({ so_far: z.number(), lower: z.number(), middle: z.number(), upper: z.number() });
const answer = z.object({
  data: z.array(z.object({ without: landing, changed: landing, difference: z.number(), sentence: z.string() })),
});

describe('what-if', () => {
  const program = testProgram();
  let shop: TempFolder;
  const whatIf = async (...args: string[]): Promise<Finished> =>
    program.run(['what-if', 'revenue', ...args], { cwd: shop.path });
  const found = async (...args: string[]) =>
    answer.parse(JSON.parse((await whatIf(...args, '--format', 'json')).stdout));

  beforeAll(async () => {
    shop = await shopWithSales();
    const { code, stderr } = await program.run(['run', '-q'], { cwd: shop.path });
    if (code !== 0) throw new Error(stderr);
  });
  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
  });

  test('at another level moves what is still to come by that share, and what is in not at all', async () => {
    const { data } = await found('--level', '-10%');
    expect(data.length).toBeGreaterThan(0);
    for (const { without, changed, difference } of data) {
      expect(changed.so_far).toBe(without.so_far);
      expect(changed.middle - changed.so_far).toBeCloseTo(0.9 * (without.middle - without.so_far), 6);
      expect(changed.upper - changed.so_far).toBeCloseTo(0.9 * (without.upper - without.so_far), 6);
      expect(difference).toBeCloseTo(changed.middle - without.middle, 6);
    }
    const { stdout } = await whatIf('--level', '-10%');
    expect(stdout).toMatch(/^Revenue 10% below forecast, Tue 16 Jun to Tue 30 Jun\nJune lands at €/);
    expect(stdout).toContain('target €6,000, odds ');
  });

  test('from a day to another changes those days alone', async () => {
    const { data } = await found('--level', '+50%', '--from', '2026-06-20', '--to', '2026-06-21');
    // Two days of about 208.
    expect(Math.abs((data[0]?.difference ?? 0) - 208)).toBeLessThan(10);
  });

  test.each([[[]], [['--to', '2026-06-21']]])('from a day that is over, and %j, begins today', async (to) => {
    const begun = await whatIf('--level', '+50%', '--from', '2026-06-01', ...to);
    expect(begun.stdout).toMatch(/^Revenue 50% above forecast, Tue 16 Jun to /);
    expect(begun).toEqual(await whatIf('--level', '+50%', ...to));
  });

  test('with an event that was seen before takes over what that did', async () => {
    const { stdout } = await whatIf('--like', 'Sale', '--on', '2026-06-24');
    const [, percent] = /^Revenue (\d+)% above forecast, Wed 24 Jun\n/.exec(stdout) ?? [];
    expect(Math.abs(Number(percent) - 50)).toBeLessThan(5);
  });

  test.each([
    ['level=-0.1', ['--level', '-10%']],
    ['level=0.5&from=2026-06-20&to=2026-06-21', ['--level', '+50%', '--from', '2026-06-20', '--to', '2026-06-21']],
    ['like=Sale&on=2026-06-24', ['--like', 'Sale', '--on', '2026-06-24']],
  ])('says the same as the API does of %s', async (query, args) => {
    const { business, ...ready } = await context({ config: join(shop.path, 'evenkeel.yaml') }, {}, new Date());
    const answer = await withStore({ business, ...ready }, async (db): Promise<unknown> => {
      const model = await readModel(db, business, ready.asOf);
      const api = apiApp(
        async () => model,
        (error) => expect.unreachable(String(error)),
      );
      const headers = { host: 'localhost' };
      return (await api.request(`/api/v1/metrics/revenue/what-if?${query}`, { headers })).json();
    });
    const printed: object = JSON.parse((await whatIf(...args, '--format', 'json')).stdout);
    expect(printed).toHaveProperty('data.1.sentence');
    expect(answer).toEqual({ ...printed, next_cursor: null });
  });

  test.each(
    oneIn(3, [
      ['an event that was never seen', ['--like', 'Fair', '--on', '2026-06-24'], "the effect of 'Fair' on Revenue on"],
      [
        'an event of no calendar',
        ['--like', 'Sail', '--on', '2026-06-24'],
        "--like: the calendar has no 'Sail': Sale, Fair",
      ],
      [
        'an event on its own day',
        ['--like', 'Fair', '--on', '2026-07-01'],
        "--on: 'Fair' is expected on 2026-07-01 already",
      ],
      ['days that are over', ['--level', '5%', '--to', '2026-06-15'], '--to: these days are over'],
      [
        'days the wrong way round',
        ['--level', '5%', '--from', '2026-06-25', '--to', '2026-06-24'],
        "--to: 2026-06-24 is before 'from', which is 2026-06-25",
      ],
      [
        'days the wrong way round, the last of which is over',
        ['--level', '5%', '--from', '2026-06-20', '--to', '2026-06-15'],
        "--to: 2026-06-15 is before 'from', which is 2026-06-20",
      ],
      [
        'a first day and a last one that are over',
        ['--level', '5%', '--from', '2026-06-10', '--to', '2026-06-15'],
        '--to: these days are over',
      ],
      [
        'a first day after all that lands',
        ['--level', '5%', '--from', '2026-07-01'],
        '--from: the forecast ends on 2026-06-30: choose that day or an earlier one',
      ],
      [
        'a level and an event',
        ['--level', '5%', '--like', 'Sale', '--on', '2026-06-24'],
        '--like: ask for an event or for a level, not for both',
      ],
      ['an event on no day', ['--like', 'Sale'], '--on: say on which day the event would be'],
      ['an event on a day that is over', ['--like', 'Sale', '--on', '2026-06-15'], '--on: this day is over'],
      [
        'an event on a past day of its own',
        ['--like', 'Sale', '--on', isoDay(addDays(FIRST, SALE_DAYS[0] ?? 0))],
        '--on: this day is over',
      ],
      [
        'an event after the last forecast day',
        ['--like', 'Sale', '--on', '9999-12-31'],
        '--on: the forecast ends on 2026-06-30',
      ],
      ['nothing', [], '--level: say by what share days change'],
      [
        'a level without its sign of percent',
        ['--level', '0.1'],
        "error: option '--level <change>' argument '0.1' is invalid",
      ],
      ['less than nothing', ['--level', '-101%'], "error: option '--level <change>' argument '-101%' is invalid"],
      [
        'no day',
        ['--level', '5%', '--from', '2026-02-30'],
        "error: option '--from <day>' argument '2026-02-30' is invalid",
      ],
    ]),
  )('%s is refused with 2', async (_, args, says) => {
    const { code, stdout, stderr } = await whatIf(...args);
    expect(stderr).toContain(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a metric that no total adds up is refused', async () => {
    const { code, stderr } = await program.run(['what-if', 'refund_rate', '--level', '5%'], { cwd: shop.path });
    expect([code, stderr]).toEqual([2, 'error: Refund rate of days adds up to no total that could land\n']);
  });

  test('keeps nothing', async () => {
    const text = async (): Promise<unknown> => {
      const db = await openStore(join(shop.path, 'evenkeel.duckdb'));
      try {
        return await storeText(db, []);
      } finally {
        await db.close();
      }
    };
    const before = await text();
    await whatIf('--level', '-10%');
    await whatIf('--like', 'Sale', '--on', '2026-06-24');
    expect(await text()).toEqual(before);
  });
});
