import { expect, test } from 'vitest';
import { NO_CALENDAR } from '../../src/config/calendar/calendar-from-config.ts';
import { businessFromConfig } from '../../src/config/business-from-config.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import { alertsCsv } from '../../src/report/csv/alerts-csv.ts';
import { answers, heading } from '../../src/report/words/answers/answers.ts';
import { engines, type Engine } from '../fixtures/databases.ts';
import { days } from '../fixtures/shop-days.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const CONFIG = `
business: {name: Blog, zone: Europe/Berlin, currency: EUR}
sources:
  traffic:
    table: daily_values
    path: traffic.csv
    delimiter: ';'
    decimal: ','
    time_format: DD.MM.YYYY
    columns: {day: Tag}
    dimensions: {country: Land}
    total_rows: {country: [Gesamt]}
    values: {visits: Besuche, signups: Anmeldungen, bounce: {from: Absprungrate, in: percent}}
  ads:
    table: daily_values
    path: ads.csv
    columns: {day: day, metric: kpi, value: value}
    values: {spend: Ad spend}
metrics:
  visits: {table: daily_values, agg: sum, column: visits, direction: down, dimensions: [country]}
  signup_rate:
    numerator: {table: daily_values, agg: sum, column: signups}
    denominator: {table: daily_values, agg: sum, column: visits}
  bounce: {title: Bounce rate, table: daily_values, agg: given, column: bounce, unit: share, direction: up}
  spend: {table: daily_values, agg: sum, column: spend, unit: currency}
judged_days: 3
horizon_days: 5
`;

const LAST = '2026-04-09';
const TODAY = '2026-04-10';
const all = days('2026-02-20', LAST);

/** Visits of a day by country: a week with a shape, and a little noise. */
function visitsOf(day: string, index: number): { readonly de: number; readonly fr: number } {
  const weekend = new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0 ? 0.7 : 1;
  const de = Math.round((900 + ((index * 37) % 41)) * weekend);
  return { de, fr: Math.round((400 + ((index * 23) % 29)) * weekend) };
}

function trafficLines(day: string, { de, fr }: { readonly de: number; readonly fr: number }, bounce: string): string[] {
  const date = day.split('-').reverse().join('.');
  const rows = [
    `DE;${de};${Math.round(de / 20)};`,
    `FR;${fr};${Math.round(fr / 20)};`,
    `Gesamt;${de + fr};;${bounce} %`,
  ];
  return rows.map((row) => `${date};${row}`);
}

/** A third of the visits on the last day, and what there is of today by six o'clock. */
const traffic = [
  'Tag;Land;Besuche;Anmeldungen;Absprungrate',
  ...all.flatMap((day, index) => {
    const { de, fr } = visitsOf(day, index);
    const visits = day === LAST ? { de: Math.round(de / 3), fr: Math.round(fr / 3) } : { de, fr };
    return trafficLines(day, visits, `4${index % 10},5`);
  }),
  ...trafficLines(TODAY, { de: 3, fr: 1 }, '10,0'),
];
const ads = [
  'day,kpi,value',
  ...all.flatMap((day, index) => [`${day},Ad spend,${80 + (index % 7)}.50`, `${day},Clicks,7`]),
];

/** The answers, and the alerts, after a run with the table as it is, and after one in which its last day is restated. */
async function answered(engine: Engine): Promise<readonly string[]> {
  await using store = await engine.open();
  await using folder = await tempFolder();
  const { config, locate } = parseConfig(CONFIG, 'evenkeel.yaml', {});
  const business = businessFromConfig(config, folder.path, NO_CALENDAR, locate);
  const text: string[] = [];
  const asOf = new Date(`${TODAY}T04:00:00Z`);
  async function runAndAnswer(): Promise<void> {
    await run(store.db, business, { asOf, now: asOf, progress: silent });
    const model = await readModel(store.db, business, asOf);
    const summary = await model.summary();
    text.push(
      heading(summary),
      ...answers(summary).map(({ question, state, text: words }) => `${question} ${state.word}: ${words}`),
    );
    text.push(
      alertsCsv(await model.alerts({ limit: 100, offset: 0 }), business.currency, { stale: null, dataFaults: [] }),
    );
  }
  await folder.write('ads.csv', `${ads.join('\n')}\n`);
  await folder.write('traffic.csv', `${traffic.join('\n')}\n`);
  await runAndAnswer();
  const restated = trafficLines(LAST, visitsOf(LAST, all.length - 1), '42,0');
  await folder.write('traffic.csv', `${[traffic[0], ...restated].join('\n')}\n`);
  await runAndAnswer();
  return text;
}

test('tables of daily values are loaded, judged and sliced alike on every engine, and a restated day is judged again', async () => {
  const [first, ...others] = await Promise.all(engines.filter(({ isHere }) => isHere).map(answered));
  for (const other of others) expect(other).toEqual(first);
  const before = first?.slice(0, 6).join('\n') ?? '';
  const after = first?.slice(6).join('\n') ?? '';
  expect(before).toContain('Blog · 2026-04-10 06:00 Europe/Berlin · data complete to Thu 9 Apr');
  // The total row is not added to its parts, and the rows of today are no day yet.
  expect(before).toMatch(/Visits Critical: Thu 9 Apr brought 438,/);
  expect(before).toContain('Visits (DE)');
  expect(after).toMatch(/Visits Normal: Thu 9 Apr brought 1,315,/);
  expect(before).not.toContain('Refund rate');
});
