import { describe, expect, test } from 'vitest';
import { NO_CALENDAR } from '../../src/config/calendar/calendar-from-config.ts';
import { businessFromConfig } from '../../src/config/business-from-config.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { random } from '../../src/demo/chance/random.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import { dataFaultSentence } from '../../src/report/words/days/data-fault-text.ts';
import { engines, serverEngines, type Engine } from '../fixtures/databases.ts';
import { dayAfter, days } from '../fixtures/shop-days.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

/** A wide table of two columns; a long one of six series, with slices; one of constants; one of small counts; one without weekends. */
const CONFIG = `
business: {name: Club, zone: Europe/Berlin, currency: EUR}
closures: [2026-02-18]
sources:
  till: {table: daily_values, path: till.csv, columns: {day: day}, values: {takings: takings, guests: guests}}
  web:
    table: daily_values
    path: web.csv
    columns: {day: day, metric: kpi, value: value}
    dimensions: {country: country}
    values: {visits: Visits, signups: Signups}
  plan: {table: daily_values, path: plan.csv, columns: {day: day}, values: {target: target, seats: seats}}
  desk: {table: daily_values, path: desk.csv, columns: {day: day}, values: {calls: calls, complaints: complaints}}
  returns: {table: daily_values, path: returns.csv, columns: {day: day}, values: {returned: returned}}
  office: {table: daily_values, path: office.csv, columns: {day: day}, values: {invoiced: invoiced, invoices: invoices}}
metrics:
  takings: {table: daily_values, agg: sum, column: takings, unit: currency, direction: down}
  visits: {table: daily_values, agg: sum, column: visits, direction: down, dimensions: [country]}
  target: {table: daily_values, agg: sum, column: target}
  calls: {table: daily_values, agg: sum, column: calls}
  returned: {table: daily_values, agg: sum, column: returned, unit: currency, missing: zero}
  invoiced: {table: daily_values, agg: sum, column: invoiced, unit: currency}
judged_days: 60
horizon_days: 5
`;
const LAST = '2026-03-31';
const all = days('2025-11-03', LAST);
const COUNTRIES = ['DE', 'FR', 'IT'];

const isWeekend = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;

/** The lines of each file by day, without the day. */
type Tables = Readonly<Record<string, Map<string, readonly string[]>>>;

function cleanTables(): Tables {
  const draws = random(31, 1);
  const noisy = (mean: number, day: string): number =>
    mean * (isWeekend(day) ? 1.5 : 1) * Math.exp(0.08 * draws.normal());
  const table = (lines: (day: string) => readonly string[]) => new Map(all.map((day) => [day, lines(day)] as const));
  return {
    till: table((day) => [`${noisy(5200, day).toFixed(2)},${Math.round(noisy(310, day))}`]),
    web: table((day) =>
      COUNTRIES.flatMap((country) => [
        `Visits,${country},${Math.round(noisy(900, day))}`,
        `Signups,${country},${Math.round(noisy(45, day))}`,
      ]),
    ),
    plan: table(() => ['5000,120']),
    desk: table(() => [`${draws.poisson(4)},${draws.poisson(0.4)}`]),
    returns: table((day) => [noisy(300, day).toFixed(2)]),
    office: table((day) => (isWeekend(day) ? [] : [`${noisy(8000, day).toFixed(2)},${Math.round(noisy(40, day))}`])),
  };
}

const HEADERS: Readonly<Record<string, string>> = {
  till: 'day,takings,guests',
  web: 'day,kpi,country,value',
  plan: 'day,target,seats',
  desk: 'day,calls,complaints',
  returns: 'day,returned',
  office: 'day,invoiced,invoices',
};

/** The faults, the days that are no plain verdicts because of them, and the incidents but those of days without calls or returns, after a run over these tables. */
async function after(engine: Engine, tables: Tables) {
  await using store = await engine.open();
  await using folder = await tempFolder();
  const { config, locate } = parseConfig(CONFIG, 'evenkeel.yaml', {});
  const business = businessFromConfig(config, folder.path, NO_CALENDAR, locate);
  for (const [id, lines] of Object.entries(tables)) {
    const rows = [...lines].flatMap(([day, values]) => values.map((value) => `${day},${value}`));
    await folder.write(`${id}.csv`, `${[HEADERS[id], ...rows].join('\n')}\n`);
  }
  const asOf = new Date(`${dayAfter(LAST)}T04:00:00Z`);
  await run(store.db, business, { asOf, now: asOf, progress: silent });
  const model = await readModel(store.db, business, asOf);
  const faulty = await store.db.query(
    "select metric, slice, day from verdicts where status = 'data_fault' order by metric, slice, day",
  );
  const incidents = await store.db.query('select id, type, metric from incidents order by id');
  return {
    faults: (await model.dataFaults()).map((fault) => dataFaultSentence(fault, 2026)).sort(),
    faulty: faulty.map(({ metric, slice, day }) => `${metric} ${slice} ${day}`.replace('  ', ' ')),
    incidents: incidents.flatMap(({ id, type, metric }) =>
      metric === 'calls' || metric === 'returned' ? [] : `${type} ${id}`,
    ),
  };
}

describe.each(engines)('tables of daily values on $name', (engine) => {
  test('a day that is the one before again, or is left out, is a fault in the data and no alert', async () => {
    const tables = cleanTables();
    const copy = (id: string, from: string, to: string): unknown => tables[id]?.set(to, tables[id].get(from) ?? []);
    copy('till', '2026-03-11', '2026-03-12');
    copy('web', '2026-03-16', '2026-03-17');
    copy('plan', '2026-03-16', '2026-03-17');
    copy('desk', '2026-03-16', '2026-03-17');
    tables['till']?.delete('2026-03-24');
    // The club was closed, and the office never has weekends.
    tables['till']?.delete('2026-02-18');
    tables['office']?.delete('2026-03-26');
    // A day without returns is declared to be one on which nothing came back.
    tables['returns']?.delete('2026-03-05');
    // One country has the values of the day before, the others their own: that is no day again.
    const [germany = '', signups = ''] = tables['web']?.get('2026-03-09') ?? [];
    tables['web']?.set('2026-03-10', [germany, signups, ...(tables['web'].get('2026-03-10') ?? []).slice(2)]);
    expect(await after(engine, tables)).toEqual({
      faults: [
        'Thu 12 Mar: the 2 values of till are those of Wed 11 Mar: that day was probably delivered again under this date',
        'Thu 26 Mar: office has no values for this day, although it has some on each such weekday',
        'Tue 17 Mar: the 6 values of web are those of Mon 16 Mar: that day was probably delivered again under this date',
        'Tue 24 Mar: till has no values for this day, although it has some on each such weekday',
      ],
      faulty: [
        'invoiced 2026-03-26',
        'takings 2026-03-12',
        'takings 2026-03-24',
        'visits 2026-03-17',
        ...COUNTRIES.map((country) => `visits country=${country} 2026-03-17`),
      ],
      incidents: ['data takings-2026-03-12-data', 'data takings-2026-03-24-data'],
    });
  });
});

describe.each(serverEngines)('tables of daily values on $name', (engine) => {
  test('clean tables have no fault', async () => {
    expect(await after(engine, cleanTables())).toEqual({ faults: [], faulty: [], incidents: [] });
  });
});
