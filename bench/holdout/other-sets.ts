import { join } from 'node:path';
import { dayFromEpochMs, dayFromIso, type Day } from '../../src/calendar/day.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';
import { dataSeries, type SeriesName } from '../../test/fixtures/forecast-data.ts';
import { dailyValues, openWeekdays } from './daily-values.ts';
import type { Family, HoldoutSet } from './holdout-set.ts';
import { publicHolidays } from './public-holidays.ts';

/** Of a cash machine only whole days are known; a gap is unknown. */
export async function cashMachineSets(folder: string): Promise<HoldoutSet[]> {
  const file = await readCsv(join(folder, 'forecast/nn5_daily_atm_odd.csv.gz'));
  const totals = file.header.slice(1).map(() => new Map<Day, number>());
  for await (const { records } of file.batches())
    for (const [date = '', ...fields] of records)
      fields.forEach((field, at) => field !== '' && totals[at]?.set(dayFromIso(date), Number(field)));
  const holidays = await publicHolidays('GB');
  return file.header
    .slice(1)
    .map((name, at) => withOpenDays(name, name, 'cash machines', dailyValues(totals[at] ?? new Map(), null), holidays));
}

const DAILY_FILES: readonly (readonly [business: string, series: SeriesName, country: string])[] = [
  ['bikeshare', 'bikes', 'US'],
  ['peyton', 'peyton', 'US'],
  ['log R', 'log R', 'US'],
  ['pedestrians', 'pedestrians', 'AU'],
];

/** Prophet's daily example series and bikeshare. */
export async function exampleSets(folder: string): Promise<HoldoutSet[]> {
  return Promise.all(
    DAILY_FILES.map(async ([business, series, country]) => {
      const { ds, y } = dataSeries(folder, series);
      const values = dailyValues(summedToDays(ds, y, 1), null);
      return withOpenDays(series, business, 'businesses', values, await publicHolidays(country));
    }),
  );
}

/** The taxi rides of the Numenta Anomaly Benchmark: the only one of its series with the days to be scored. */
export async function taxiSet(folder: string): Promise<HoldoutSet> {
  const file = await readCsv(join(folder, 'ops/nab_all.csv.gz'));
  const [ds, y] = [[] as number[], [] as number[]];
  for await (const { records } of file.batches()) {
    for (const [series, ts = '', value] of records) {
      if (series !== 'realKnownCause/nyc_taxi') continue;
      ds.push(Date.parse(`${ts}Z`));
      y.push(Number(value));
    }
  }
  return withOpenDays(
    'nyc_taxi',
    'nyc_taxi',
    'businesses',
    dailyValues(summedToDays(ds, y, 48), null),
    await publicHolidays('US'),
  );
}

/** The sums of the days with at least so many rows. */
function summedToDays(ds: readonly number[], y: readonly number[], rowsNeeded: number): Map<Day, number> {
  const rows = new Map<Day, number[]>();
  ds.forEach((ms, row) => {
    const day = dayFromEpochMs(ms - (ms % 86_400_000));
    rows.set(day, [...(rows.get(day) ?? []), y[row] ?? 0]);
  });
  const whole = Array.from(rows).filter(([, values]) => values.length >= rowsNeeded);
  return new Map(whole.map(([day, values]) => [day, values.reduce((sum, value) => sum + value, 0)]));
}

function withOpenDays(
  name: string,
  business: string,
  family: Family,
  values: ReturnType<typeof dailyValues>,
  holidays: HoldoutSet['holidays'],
): HoldoutSet {
  return { name, business, family, ...values, open: openWeekdays(values), holidays };
}
