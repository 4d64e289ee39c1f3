import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Business } from '../../src/config/business.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { run } from '../../src/pipeline/run.ts';
import { testBusiness } from '../fixtures/business.ts';
import { scenarioEngines, type Engine } from '../fixtures/databases.ts';
import { metric } from '../fixtures/metrics.ts';
import { observedDatabase } from '../fixtures/observed-database.ts';
import { dayAfter, days } from '../fixtures/shop-days.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { isLongRun } from '../run-size.ts';
import { asOfAfter } from '../fixtures/watched-shop.ts';

const HEADER = 'order_id,line_no,ts,amount,country';
const MANY = isLongRun ? 300 : 20;
/** Many series are judged five times, on a machine that may be busy. */
const PATIENCE_MS = 300_000;
const [FIRST, LAST] = ['2026-03-01', '2026-03-20'];
const RUNS = ['first', 'unchanged', 'next day', 'corrected', 'unchanged again'] as const;

function businessOf(folder: TempFolder): Business {
  const byCountry = { table: 'fact_sales', agg: 'sum', column: 'amount' } as const;
  return testBusiness({
    sources: [sourceOf('fact_sales', HEADER.split(','), { path: join(folder.path, '*.csv') })],
    metrics: [metric(), metric({ id: 'by_country', measure: byCountry, dimensions: ['country'] })],
    judgedDays: 2,
  });
}

/** One sale a day in each of so many countries. */
async function deliver(folder: TempFolder, name: string, dates: readonly string[], countries: number): Promise<void> {
  const rows = dates.flatMap((day) =>
    Array.from({ length: countries }, (_, country) => `${day}-${country},1,${day}T10:00,${10 + country},C${country}`),
  );
  await folder.write(`${name}.csv`, [HEADER, ...rows, ''].join('\n'));
}

/** The number of statements of each run. */
async function statementsOfRuns(engine: Engine, countries: number): Promise<Record<string, number>> {
  await using store = await engine.open();
  await using folder = await tempFolder();
  const business = businessOf(folder);
  const counts: Record<string, number> = {};
  const runAfter = async (name: (typeof RUNS)[number], day: string): Promise<void> => {
    let statements = 0;
    const db = observedDatabase(store.db, () => statements++);
    const asOf = asOfAfter(day);
    const { verdicts } = await run(db, business, { asOf, now: asOf, progress: silent });
    expect(verdicts > 0, name).toBe(!name.startsWith('unchanged'));
    counts[name] = statements;
  };
  await deliver(folder, 'a', days(FIRST, LAST), countries);
  await runAfter('first', LAST);
  await runAfter('unchanged', LAST);
  await deliver(folder, 'b', [dayAfter(LAST)], countries);
  await runAfter('next day', dayAfter(LAST));
  await deliver(folder, 'c', [LAST], 1);
  await folder.write('d.csv', `${HEADER}\n${LAST}-0,1,${LAST}T10:00,99,C0\n`);
  await runAfter('corrected', dayAfter(LAST));
  await runAfter('unchanged again', dayAfter(LAST));
  return counts;
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('the statements of a run do not grow with the number of series', { timeout: PATIENCE_MS }, async () => {
    const few = await statementsOfRuns(engine, 10);
    expect(await statementsOfRuns(engine, MANY)).toEqual(few);
    expect(Object.keys(few)).toEqual([...RUNS]);
    expect(few['unchanged']).toBeLessThan(30);
  });
});
