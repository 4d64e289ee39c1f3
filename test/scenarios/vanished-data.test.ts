import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { run } from '../../src/pipeline/run.ts';
import { testBusiness } from '../fixtures/business.ts';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { columnsOf, faultyShop, LAST_DAY } from '../fixtures/faulty-shop.ts';
import { metric, only } from '../fixtures/metrics.ts';
import { dayAfter, days } from '../fixtures/shop-days.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const FORM = { times: true, ids: true };
const COLUMNS = columnsOf(FORM);
/** The first day of the later file. */
const FROM = '2026-03-16';
const BEFORE = isoDay(addDays(dayFromIso(FROM), -1));
const LATER_DAYS = days(FROM, LAST_DAY);

const byCountry = metric({
  id: 'by_country',
  measure: { table: 'fact_sales', agg: 'sum', column: 'base_amount' },
  dimensions: ['country'],
});

const [HEADER = '', ...rows] = faultyShop(FORM);
const dayOf = (row: string): string => row.split(',')[COLUMNS.indexOf('ts')]?.slice(0, 10) ?? '';
const earlier = [HEADER, ...rows.filter((row) => dayOf(row) < FROM)];
const later = rows.filter((row) => dayOf(row) >= FROM);

/** Each line with its field of a column replaced by others. */
const replaced = (lines: readonly string[], column: string, ...by: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .split(',')
      .toSpliced(COLUMNS.indexOf(column), 1, ...by)
      .join(','),
  );

/** A run at the end of the earlier file, and one a week later with a further one, or none. */
async function runs(engine: Engine, further: readonly string[] | null) {
  await using store = await engine.open();
  await using folder = await tempFolder();
  const business = testBusiness({
    sources: [sourceOf('fact_sales', COLUMNS, { path: join(folder.path, 'sales-*.csv') })],
    metrics: [...only('revenue', 'orders'), byCountry],
    judgedDays: 14,
    horizonDays: 1,
  });
  const runAfter = async (day: string): Promise<string> => {
    const asOf = new Date(`${dayAfter(day)}T04:00:00Z`);
    return run(store.db, business, { asOf, now: asOf, progress: silent }).then(
      () => 'finished',
      (error: unknown) => String(error),
    );
  };
  await folder.write('sales-1.csv', `${earlier.join('\n')}\n`);
  await runAfter(BEFORE);
  if (further !== null) await folder.write('sales-2.csv', `${further.join('\n')}\n`);
  const outcome = await runAfter(LAST_DAY);
  const verdicts = await store.db.query(
    'select distinct metric, slice, status from verdicts where day >= $1 order by metric, slice, status',
    [FROM],
  );
  const faults = await store.db.query('select day, kind, place from data_faults order by day, place');
  return {
    outcome,
    verdicts: verdicts.map((row) => Object.values(row).join(' ')),
    faults: faults.map((row) => Object.values(row).join(' ')),
    incidents: await store.db.query('select id, is_data, state from incidents order by id'),
  };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each(['country', 'amount'])('a file without its column %s is refused, and judges nothing', async (column) => {
    const { outcome, verdicts, incidents } = await runs(engine, replaced([HEADER, ...later], column));
    expect(outcome).toContain(`sales-2.csv:1:${COLUMNS.indexOf(column) + 1}: column '${column}' is missing`);
    expect(verdicts).toEqual([]);
    expect(incidents).toEqual([]);
  });

  test('a column that is empty from a file on is an incident of the data for what it divides, and of no business', async () => {
    const { outcome, verdicts, faults, incidents } = await runs(engine, [HEADER, ...replaced(later, 'country', '')]);
    expect(outcome).toBe('finished');
    expect(faults).toEqual(LATER_DAYS.map((day) => `${day} zero_filled country`));
    expect(verdicts).toEqual([
      'by_country  normal',
      'by_country country= data_fault',
      ...['AT', 'DE', 'PL'].map((country) => `by_country country=${country} data_fault`),
      'orders  normal',
      'revenue  normal',
    ]);
    expect(incidents).toEqual([{ id: `by_country-${FROM}-data`, is_data: true, state: 'open' }]);
  });

  test('a column by which nothing is judged is a fault alone', async () => {
    const { verdicts, faults, incidents } = await runs(engine, [HEADER, ...replaced(later, 'quantity', '')]);
    expect(faults).toEqual(LATER_DAYS.map((day) => `${day} zero_filled quantity`));
    expect(verdicts.filter((verdict) => !verdict.endsWith(' normal'))).toEqual([]);
    expect(incidents).toEqual([]);
  });

  test('where rows stop, all slices are late and none has fallen to zero', async () => {
    const { outcome, verdicts, faults, incidents } = await runs(engine, null);
    expect(outcome).toBe('finished');
    expect(faults).toEqual([`${FROM} rhythm_broken `]);
    expect(verdicts.length).toBe(6);
    expect(verdicts.filter((verdict) => !verdict.endsWith(' late_data'))).toEqual([]);
    expect(incidents.filter((incident) => incident['is_data'] !== true)).toEqual([]);
  });
});
