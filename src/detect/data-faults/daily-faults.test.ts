import { describe, expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { addDays, dayFromIso, isoDay, weekday, type Day } from '../../calendar/day.ts';
import { random, type Random } from '../../demo/chance/random.ts';
import { dailyFaults } from './daily-faults.ts';

/** A Monday. */
const FIRST = dayFromIso('2025-01-06');
const WEEK = [1, 0.9, 0.95, 1.1, 1.3, 1.5, 0.4];

/** The values of a day by series; null: no row. */
type Values = Readonly<Record<string, number>> | null;
type Table = (draws: Random, index: number, before: readonly Values[]) => Values;

const cents = (value: number): number => Math.round(value * 100) / 100;
const shape = (index: number): number => WEEK[index % 7] ?? 1;
const sum = (draws: Random, count: number, prices: readonly number[]): number =>
  cents(Array.from({ length: count }, () => draws.pick(prices)).reduce((all, price) => all + price, 0));
const sliced = (draws: Random, slices: number, mean: number): Values =>
  Object.fromEntries(Array.from({ length: slices }, (_, slice) => [`visits ${slice}`, draws.poisson(mean)]));

function shop(draws: Random, index: number): Record<string, number> {
  const orders = Math.round(200 * shape(index) * Math.exp(0.1 * draws.normal()));
  return { revenue: cents(orders * 48 * Math.exp(0.05 * draws.normal())), orders };
}

function withShares(draws: Random, index: number): Record<string, number> {
  const { revenue = 0, orders = 1 } = shop(draws, index);
  const visits = Math.round(orders / (0.03 + 0.002 * draws.normal()));
  const german = Math.round(visits * (0.6 + 0.02 * draws.normal()));
  return { revenue, orders, basket: cents(revenue / orders), visits, german, other: visits - german };
}

/** Tables in which a whole day is no chance. */
const VARYING: Readonly<Record<string, Table>> = {
  'revenue and orders': shop,
  'six columns, some made from others': withShares,
  'weekdays only': (draws, index) => (index % 7 > 4 ? null : shop(draws, index)),
  'closed on Sundays, with zeros': (draws, index) => (index % 7 === 6 ? { revenue: 0, orders: 0 } : shop(draws, index)),
  'closed on Sundays, with a target': (draws, index) =>
    index % 7 === 6 ? { revenue: 0, orders: 0, target: 500 } : { ...shop(draws, index), target: 9000 },
  'many small counts': (draws) => sliced(draws, 30, 6),
  'whole amounts and visits': (draws, index) => ({
    revenue: Math.round(shop(draws, index)['revenue'] ?? 0),
    visits: Math.round(3000 * shape(index) * Math.exp(0.1 * draws.normal())),
  }),
};
/** Tables in which equal days are common, or not rare enough. */
const REPEATING: Readonly<Record<string, Table>> = {
  constant: () => ({ target: 1000, price: 9.99 }),
  'small counts': (draws) => ({ orders: draws.poisson(3), returns: draws.poisson(0.5) }),
  'one count': (draws) => ({ orders: draws.poisson(19) }),
  'orders of one price': (draws) => {
    const orders = draws.poisson(19);
    return { orders, revenue: cents(orders * 24.9), tax: cents(orders * 3.98) };
  },
  'few prices': (draws) => ({ revenue: sum(draws, draws.poisson(12), [9.99, 19.99, 24.5]) }),
  'a stock that hardly changes': (draws, _, before) => {
    const stock = (before.at(-1)?.['stock'] ?? 90_000) + draws.poisson(1);
    return { stock, value: cents(stock * 7.35), half: Math.round(stock / 2) };
  },
  "Friday's values at weekends": (draws, index, before) =>
    index % 7 > 4 ? (before.at(-1) ?? null) : withShares(draws, index),
};

function tableOf(make: Table, seed: number, days: number): Values[] {
  const draws = random(seed, 7);
  const rows: Values[] = [];
  for (let index = 0; index < days; index++) rows.push(make(draws, index, rows));
  return rows;
}

/** The faults of a table as lines of day, kind and what shows it. */
async function found(rows: readonly Values[], special: readonly Day[] = []): Promise<string[]> {
  const known = rows.flatMap((values, index) => (values === null ? [] : [{ day: addDays(FIRST, index), values }]));
  const days = known.map(({ day, values }) => ({
    day,
    values: Object.keys(values).length,
    fingerprint: Object.values(values).every((value) => value === 0) ? null : JSON.stringify(values),
  }));
  const all = known.flatMap(({ day, values }) =>
    Object.entries(values).map(([series, value]) => ({
      day,
      series,
      billionths: BigInt(Math.round(value * 100)) * 10_000_000n,
    })),
  );
  const valuesOf = async (first: Day, last: Day) =>
    Promise.resolve(all.filter(({ day }) => day >= first && day <= last));
  const faults = await dailyFaults({ id: 'kpis', leavesDaysOut: false, days, valuesOf }, new Set(special));
  return faults.map(({ day, kind, evidence }) =>
    [isoDay(day), kind, evidence['copy_of'] ?? '', evidence['since'] ?? ''].join(' ').trim(),
  );
}

const on = (index: number): string => isoDay(addDays(FIRST, index));
const FEW_SEEDS = Array.from({ length: cases(5) }, (_, index) => 1 + index);
/** A Thursday after 30 weeks. */
const LATE = 213;

describe('a day that is an earlier one again', () => {
  test.each(Object.entries(VARYING))('is a fault in a table of %s', async (_, make) => {
    for (const seed of FEW_SEEDS) {
      for (const back of [1, 2, 7, 10]) {
        const rows = tableOf(make, seed, LATE + 3);
        const original = rows[LATE - back];
        if (original === null) continue;
        rows[LATE] = original ?? null;
        expect(await found(rows)).toEqual([`${on(LATE)} loaded_twice ${on(LATE - back)}`]);
      }
    }
  });

  test.each(Object.entries(REPEATING))('is none in a table of %s', async (_, make) => {
    for (const seed of FEW_SEEDS) {
      const rows = tableOf(make, seed, LATE + 3);
      rows[LATE] = rows[LATE - 1] ?? null;
      expect(await found(rows)).toEqual([]);
    }
  });

  test('is one fault for as long as the table repeats it, and a later copy another one', async () => {
    const rows = tableOf(shop, 6, LATE + 30);
    for (const index of [LATE, LATE + 1, LATE + 2]) rows[index] = rows[LATE - 1] ?? null;
    rows[LATE + 20] = rows[LATE + 19] ?? null;
    expect(await found(rows)).toEqual([
      `${on(LATE)} loaded_twice ${on(LATE - 1)}`,
      `${on(LATE + 1)} loaded_twice ${on(LATE - 1)} ${on(LATE)}`,
      `${on(LATE + 2)} loaded_twice ${on(LATE - 1)} ${on(LATE)}`,
      `${on(LATE + 20)} loaded_twice ${on(LATE + 19)}`,
    ]);
  });

  test('is a fault in a table of one amount too, after months and if it is the day before', async () => {
    const amount: Table = (draws, index) => ({ revenue: shop(draws, index)['revenue'] ?? 0 });
    for (const seed of FEW_SEEDS) {
      const rows = tableOf(amount, seed, LATE + 3);
      rows[LATE] = rows[LATE - 1] ?? null;
      expect(await found(rows)).toEqual([`${on(LATE)} loaded_twice ${on(LATE - 1)}`]);
    }
  });

  test('is none where one value alone is another one', async () => {
    const rows = tableOf(withShares, 7, LATE + 3);
    const { german = 0, ...rest } = rows[LATE - 1] ?? {};
    rows[LATE] = { ...rest, german: german + 1 };
    expect(await found(rows)).toEqual([]);
  });

  test('is judged by the days before it alone', async () => {
    const rows = tableOf(shop, 8, LATE + 60);
    rows[LATE] = rows[LATE - 1] ?? null;
    const later = rows.map((values, index) => (index > LATE ? { revenue: 1, orders: 1 } : values));
    const [fault] = await found(rows.slice(0, LATE + 1));
    expect(fault).toBe(`${on(LATE)} loaded_twice ${on(LATE - 1)}`);
    expect((await found(later))[0]).toBe(fault);
  });
});

describe('a day that is left out', () => {
  test.each([
    ['a day', [LATE]],
    ['three days in a row', [LATE, LATE + 1, LATE + 2]],
    ['two weeks', Array.from({ length: 14 }, (_, index) => LATE + index)],
  ])('is a fault: %s', async (_, missing) => {
    const rows = tableOf(shop, 9, LATE + 30).map((values, index) => (missing.includes(index) ? null : values));
    expect(await found(rows)).toEqual(
      missing.map((index) => `${on(index)} rhythm_broken ${index === LATE ? '' : ` ${on(LATE)}`}`.trim()),
    );
  });

  test('is none on a holiday, before eight weeks, after the last row, or where the weekday had none before', async () => {
    const rows = tableOf(shop, 10, LATE + 30);
    const without = (...missing: readonly number[]): Values[] =>
      rows.map((values, index) => (missing.includes(index) ? null : values));
    expect(await found(without(LATE), [addDays(FIRST, LATE)])).toEqual([]);
    expect(await found(without(40))).toEqual([]);
    expect(await found(rows.slice(0, LATE))).toEqual([]);
    // Of two missing Thursdays the first is a fault; then it is no longer usual that the table has them.
    expect(await found(without(LATE, LATE + 14))).toEqual([`${on(LATE)} rhythm_broken`]);
    // A holiday does not break the habit.
    expect(await found(without(LATE - 14, LATE), [addDays(FIRST, LATE - 14)])).toEqual([`${on(LATE)} rhythm_broken`]);
  });

  test('is a fault on the weekdays of a table of weekdays alone', async () => {
    const rows = tableOf((draws, index) => (index % 7 > 4 ? null : shop(draws, index)), 11, LATE + 30);
    expect(weekday(addDays(FIRST, LATE))).toBe(weekday(dayFromIso('2025-01-09')));
    rows[LATE] = null;
    expect(await found(rows)).toEqual([`${on(LATE)} rhythm_broken`]);
  });
});

const SEEDS = Array.from({ length: cases(50) }, (_, index) => 100 + index);

test.each(Object.entries({ ...VARYING, ...REPEATING }))(
  'no fault in 500 clean days of a table of %s',
  async (_, make) => {
    for (const seed of SEEDS) expect(await found(tableOf(make, seed, 500))).toEqual([]);
  },
);
