import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { calendarOf, type CalendarRow } from '../../src/calendar/calendar-row.ts';
import { addDays, type Day } from '../../src/calendar/day.ts';
import { context } from '../../src/cli/context.ts';
import type { Business } from '../../src/config/business.ts';
import type { DataFault } from '../../src/detect/data-faults/data-fault.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { series, type DailyValue, type Series } from '../../src/metrics/series.ts';
import { faultsBySeries } from '../../src/pipeline/data-faults/faults-by-series.ts';
import { metricThrough } from '../../src/pipeline/freshness.ts';
import { snapshotOf, type Snapshot } from '../../src/pipeline/read/snapshot.ts';
import { loadDataFaults } from '../../src/store/data-faults/load-data-faults.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { openExistingStore } from '../../src/store/connect/open.ts';
import { day, number, text } from '../../src/store/row.ts';
import { newestFinishedRun } from '../../src/store/runs/newest-finished-run.ts';
import { loadSeriesValues, type ValuesKey } from '../../src/store/versions/load-series-values.ts';
import { codeDigest, kept } from '../shared/kept.ts';
import type { Shop } from './shops.ts';

const program = fileURLToPath(new URL('../../bin/evenkeel.js', import.meta.url));
const LOADING_CODE = codeDigest(['src/calendar', 'src/metrics', 'src/warehouse', 'src/detect/data-faults', 'sql']);
const LARGEST_SLICES = 2;
/** Revenue has no slices of its own: its table holds whole days. */
const SALES = {
  table: 'fact_sales',
  agg: 'sum',
  column: 'base_amount',
  unit: 'currency',
  direction: 'down',
  missing: 'zero',
};

/** A series of a shop, as its runs judge it. */
export interface ShopSeries {
  readonly shop: string;
  readonly series: Series;
  /** Holidays and events that apply to it. */
  readonly holidays: readonly CalendarRow[];
  readonly closures: ReadonlySet<Day>;
}

export interface LoadedShop {
  readonly name: string;
  readonly currency: string;
  readonly series: readonly ShopSeries[];
  readonly faults: readonly DataFault[];
  /** The largest amount of one order by day, positive or negative. */
  readonly largestOrders: ReadonlyMap<Day, number>;
}

/** Runs the program on a shop, and reads from its store what every series was judged by. */
export async function loadShop(shop: Shop, dataFolder: string): Promise<LoadedShop> {
  return kept(['shop', LOADING_CODE, shop], async () => loadedByProgram(shop, dataFolder));
}

async function loadedByProgram(shop: Shop, dataFolder: string): Promise<LoadedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-shop-'));
  try {
    const config = join(folder, 'evenkeel.yaml');
    await writeFile(config, JSON.stringify(configOf(shop, dataFolder)));
    await promisify(execFile)('node', [program, 'run', '--quiet', '--config', config]);
    const { business, store } = await context({ config }, {}, new Date());
    const db = await openExistingStore(store);
    const loaded = await shopFromStore(shop, business, db);
    await db.close();
    return loaded;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One judged day: every day is judged again from the values, with the forecasts kept between runs. */
function configOf({ name, dimension, declared, source, sources = {} }: Shop, dataFolder: string): unknown {
  const inData = Object.entries(sources).map(([id, one]) => [id, { ...one, path: join(dataFolder, one.path) }]);
  const { business, ...others } = declared;
  return {
    business: { name, ...(business as object) },
    ...others,
    sources: {
      ...Object.fromEntries(inData),
      shop: { table: 'fact_sales', path: join(dataFolder, 'sales', `${name}.csv.gz`), ...source },
    },
    metrics: { error_rate: false, latency_p95: false, sales: { ...SALES, dimensions: [dimension] } },
    judged_days: 1,
  };
}

async function shopFromStore(shop: Shop, business: Business, db: Database): Promise<LoadedShop> {
  const run = await newestFinishedRun(db);
  if (!run) throw new Error(`${shop.name}: no run has finished`);
  const snapshot = snapshotOf(run, { actions: 0, incidentsTo: null });
  const slices = await largestSlices(db, shop.dimension);
  const wanted = business.metrics.flatMap((metric) =>
    (metric.id === 'sales' ? slices : ['']).map((slice) => ({ metric, slice })),
  );
  const keys = wanted.map(({ metric, slice }): ValuesKey => ({ metric: metric.id, slice, from: null }));
  const values = await loadSeriesValues(db, keys, snapshot.runId);
  const span = { first: addDays(snapshot.judgedTo, -4000), last: snapshot.judgedTo, runId: snapshot.runId };
  const faults = await loadDataFaults(db, span);
  const { faultyDays } = faultsBySeries(faults);
  return {
    name: shop.name,
    currency: business.currency,
    faults,
    largestOrders: await largestOrders(db),
    series: wanted.flatMap(({ metric, slice }) => {
      const known = seriesOf(metric, slice, values, business, snapshot);
      if (!known) return [];
      return {
        shop: shop.name,
        series: { ...known, faulty: faultyDays(metric.id, slice) },
        holidays: calendarOf(business.holidays, slice),
        closures: business.closures,
      };
    }),
  };
}

function seriesOf(
  metric: Metric,
  slice: string,
  values: ReadonlyMap<string, readonly DailyValue[]>,
  business: Business,
  { fresh }: Snapshot,
): Series | null {
  const own = values.get(slice === '' ? metric.id : `${metric.id}{${slice}}`) ?? [];
  const through = metricThrough(metric, business, fresh);
  return through === null ? null : series(metric, slice, own, through, business.closures, fresh.lastClosed);
}

async function largestSlices(db: Database, dimension: string): Promise<string[]> {
  const rows = await db.query(
    `select ${dimension} as value from fact_sales where ${dimension} is not null
     group by ${dimension} order by sum(amount) desc limit ${LARGEST_SLICES}`,
  );
  return rows.map((row) => `${dimension}=${text(row, 'value')}`);
}

async function largestOrders(db: Database): Promise<Map<Day, number>> {
  const rows = await db.query(
    `with orders as (
       select business_day, order_id, cast(sum(amount) as double) as amount
       from fact_sales group by business_day, order_id
     ), ranked as (
       select *, row_number() over (partition by business_day order by abs(amount) desc) as largest_first from orders
     )
     select business_day, amount from ranked where largest_first = 1`,
  );
  return new Map(rows.map((row) => [day(row, 'business_day'), number(row, 'amount')]));
}
