import { join } from 'node:path';
import { dayFromIso, type Day } from '../../src/calendar/day.ts';
import { currencyRates } from '../accuracy/load-sets.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';
import { dailyValues, openWeekdays } from './daily-values.ts';
import type { HoldoutSet } from './holdout-set.ts';
import { publicHolidays } from './public-holidays.ts';

/** A file of sales and the columns whose largest values are series of their own. */
interface SalesFile {
  readonly name: string;
  readonly file: string;
  readonly country: string;
  /** The last whole day. */
  readonly last: string;
  readonly slicedBy: readonly string[];
  readonly statuses?: readonly string[];
  readonly hasRates?: boolean;
}

const LARGEST_SLICES = 2;
const FILES: readonly SalesFile[] = [
  { name: 'online_retail_ii', file: 'online_retail_ii', country: 'GB', last: '2011-12-08', slicedBy: ['country'] },
  { name: 'fuzzy_factory', file: 'fuzzy_factory', country: 'US', last: '2015-03-18', slicedBy: ['product'] },
  {
    ...{ name: 'global_electronics', file: 'global_electronics', country: 'US', last: '2021-02-20', hasRates: true },
    slicedBy: ['country', 'category'],
  },
  { name: 'completejourney', file: 'completejourney_2017', country: 'US', last: '2017-12-31', slicedBy: ['category'] },
  {
    ...{ name: 'hotel_bookings', file: 'hotel_bookings', country: 'PT', last: '2017-08-31', statuses: ['check-out'] },
    slicedBy: ['category', 'channel'],
  },
  {
    name: 'adventureworks',
    file: 'adventureworks',
    country: 'US',
    last: '2019-06-29',
    slicedBy: ['category', 'region'],
  },
];

/** Daily revenue, orders, and the revenue of the largest slices of each business, so many by each dimension. */
export async function salesSets(folder: string, largest = LARGEST_SLICES): Promise<HoldoutSet[]> {
  const sets: HoldoutSet[] = [];
  for (const file of FILES) sets.push(...(await setsOf(file, folder, largest)));
  return sets;
}

async function setsOf(sales: SalesFile, folder: string, most: number): Promise<HoldoutSet[]> {
  const rates = sales.hasRates ? await currencyRates(folder) : null;
  const file = await readCsv(join(folder, 'sales', `${sales.file}.csv.gz`));
  const at = (column: string) => file.header.indexOf(column);
  const sliceColumns = sales.slicedBy.map((column) => ({ column, at: at(column) }));
  const totals = new Map<string, Map<Day, number>>();
  const ordersSeen = new Set<string>();
  const add = (series: string, day: Day, amount: number): void => {
    const days = totals.get(series) ?? new Map<Day, number>();
    totals.set(series, days.set(day, (days.get(day) ?? 0) + amount));
  };
  for await (const { records } of file.batches()) {
    for (const fields of records) {
      if (sales.statuses && !sales.statuses.includes(fields[at('status')] ?? '')) continue;
      const iso = (fields[at('ts')] ?? '').slice(0, 10);
      const amount = Number(fields[at('amount')]) / (rates?.get(`${iso} ${fields[at('currency')] ?? ''}`) ?? 1);
      const day = dayFromIso(iso);
      add('revenue', day, amount);
      for (const slice of sliceColumns) add(`${slice.column}=${fields[slice.at] ?? ''}`, day, amount);
      const order = fields[at('order_id')] ?? '';
      if (amount > 0 && !ordersSeen.has(order)) add('orders', day, 1);
      ordersSeen.add(order);
    }
  }
  const holidays = await publicHolidays(sales.country);
  return namesOf(totals, sales, most).map((series) => {
    const values = dailyValues(totals.get(series) ?? new Map<Day, number>(), 0, sales.last);
    const name = `${sales.name} ${series}`;
    return { name, business: sales.name, family: 'businesses', ...values, open: openWeekdays(values), holidays };
  });
}

function namesOf(
  totals: ReadonlyMap<string, ReadonlyMap<Day, number>>,
  { slicedBy }: SalesFile,
  most: number,
): string[] {
  const size = (series: string) => Array.from(totals.get(series)?.values() ?? []).reduce((sum, one) => sum + one, 0);
  const largest = (column: string) =>
    Array.from(totals.keys())
      .filter((series) => series.startsWith(`${column}=`) && series !== `${column}=`)
      .sort((a, b) => size(b) - size(a))
      .slice(0, most);
  return ['revenue', 'orders', ...slicedBy.flatMap(largest)];
}
