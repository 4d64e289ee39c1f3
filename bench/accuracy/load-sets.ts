import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayFromEpochMs, dayFromIso, weekday, type Day } from '../../src/calendar/day.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';
import { dataSeries, type SeriesName } from '../../test/fixtures/forecast-data.ts';
import { simulatedSet } from './simulated-set.ts';
import type { TestSet } from './test-set.ts';

const EVERY_DAY = [true, true, true, true, true, true, true];
const NO_SATURDAYS = [true, true, true, true, true, false, true];
const SIMULATED_SERIES = 6;

/** The real sets, whole days only, and simulated ones; null where the data folder is absent. */
export async function loadSets(folder: string): Promise<TestSet[] | null> {
  if (!existsSync(join(folder, 'sales')) || !existsSync(join(folder, 'forecast'))) return null;
  const shop = await salesSet('online_retail_ii', folder, '2011-12-08');
  const rates = await currencyRates(folder);
  const isSaturday = (index: number) => weekday(addDays(shop.start, index)) === 5;
  return [
    { ...shop, open: NO_SATURDAYS },
    {
      ...shop,
      name: 'no Saturdays',
      values: shop.values.map((value, index) => (isSaturday(index) ? null : value)),
      open: NO_SATURDAYS,
    },
    await salesSet('fuzzy_factory', folder, '2015-03-18'),
    await salesSet('global_electronics', folder, '2021-02-20', rates),
    knownSet('bikeshare', 'bikes', folder),
    knownSet('peyton', 'peyton', folder),
    ...Array.from({ length: SIMULATED_SERIES }, (_, seed) => simulatedSet(seed + 1)),
  ];
}

/** Daily revenue up to the last complete day; a day without lines is 0. */
async function salesSet(
  name: string,
  folder: string,
  last: string,
  rates: ReadonlyMap<string, number> | null = null,
): Promise<TestSet> {
  const file = await readCsv(join(folder, 'sales', `${name}.csv.gz`));
  const [ts, amount, currency] = ['ts', 'amount', 'currency'].map((column) => file.header.indexOf(column));
  const totals = new Map<Day, number>();
  for await (const { records } of file.batches()) {
    for (const fields of records) {
      const iso = (fields[ts ?? 0] ?? '').slice(0, 10);
      const rate = rates?.get(`${iso} ${fields[currency ?? 0] ?? ''}`) ?? 1;
      const day = dayFromIso(iso);
      totals.set(day, (totals.get(day) ?? 0) + Number(fields[amount ?? 0]) / rate);
    }
  }
  const start = Math.min(...totals.keys()) as Day;
  const values = Array.from(
    { length: dayFromIso(last) - start + 1 },
    (_, index) => totals.get(addDays(start, index)) ?? 0,
  );
  return { name, start, values, open: EVERY_DAY };
}

/** By day and currency, as in the file, what a dollar costs. */
export async function currencyRates(folder: string): Promise<Map<string, number>> {
  const rates = new Map<string, number>();
  for await (const { records } of (await readCsv(join(folder, 'reference/global_electronics_fx.csv'))).batches())
    for (const [date, currency, perUsd] of records) rates.set(`${date} ${currency}`, Number(perUsd));
  return rates;
}

/** A series of one row a known day; the days between are unknown. */
function knownSet(name: string, series: SeriesName, folder: string): TestSet {
  const { ds, y } = dataSeries(folder, series);
  const days = ds.map(dayFromEpochMs);
  const start = Math.min(...days) as Day;
  const values: (number | null)[] = Array.from({ length: Math.max(...days) - start + 1 }, () => null);
  days.forEach((day, row) => (values[day - start] = y[row] ?? null));
  return { name, start, values, open: EVERY_DAY };
}
