import type { Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { nowcast, usualShare, type PartOfDay } from '../../metrics/hours/nowcast.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { NoRunningSales, RunningFigure, RunningSales } from '../../report/running-sales.ts';
import type { SalesOfDay } from '../../warehouse/rollup/load-part-days.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { runningUntil, throughOf, weeksBefore, type Running } from './running-until.ts';
import type { SeriesReport } from './series/series-report.ts';
import type { Snapshot } from './snapshot.ts';

const TABLE = 'fact_sales';
const HOUR_MS = 3_600_000;

/**
 * Revenue and orders of the running day so far, beside what is usual by then; null where nothing is sold.
 * @param report of a metric, for its forecast
 */
export async function runningSales(
  warehouse: Pick<Warehouse, 'arrivals' | 'partDays'>,
  business: Business,
  { fresh }: Pick<Snapshot, 'fresh'>,
  report: (metricId: string) => Promise<SeriesReport | null>,
): Promise<RunningSales | null> {
  const sources = business.sources.filter(({ table }) => table === TABLE);
  if (sources.length === 0) return null;
  if (sources.some(({ dateOnly }) => dateOnly)) return unknown('no_times');
  if (!fresh.running) return unknown('no_running_day');
  const running = runningUntil(TABLE, business, fresh, await warehouse.arrivals());
  const through = throughOf(TABLE, business, fresh);
  if (!running || through === null) return unknown('no_rows');

  const past = weeksBefore(running.day).filter((day) => day <= through);
  const clock = zone(business.zone);
  const untilOn = (day: Day): number => clock.instant((day * 24 + running.until) * HOUR_MS);
  const sales = await warehouse.partDays([running.day, ...past].map((day) => ({ day, untilMs: untilOn(day) })));
  const figure = async (column: 'net' | 'orders'): Promise<RunningFigure | null> => {
    const metric = business.metrics.find((one) => isSumOf(one, column));
    return metric ? runningFigure(metric, await report(metric.id), running, partsOf(sales, column)) : null;
  };
  const [revenue, orders] = [await figure('net'), await figure('orders')];
  return revenue || orders ? { status: 'known', ...running, revenue, orders } : unknown('too_early');
}

function unknown(reason: NoRunningSales): RunningSales {
  return { status: 'unknown', reason };
}

function isSumOf({ measure }: Metric, column: string): boolean {
  if (!('table' in measure) || measure.where) return false;
  return measure.table === 'daily_kpis' && measure.agg === 'sum' && measure.column === column;
}

function partsOf(sales: readonly SalesOfDay[], column: 'net' | 'orders'): Map<Day, PartOfDay> {
  return new Map(sales.flatMap(({ day, [column]: part }) => (part ? [[day, part] as const] : [])));
}

function runningFigure(
  metric: Metric,
  report: SeriesReport | null,
  { day }: Running,
  parts: ReadonlyMap<Day, PartOfDay>,
): RunningFigure | null {
  const today = parts.get(day);
  const past = Array.from(parts).flatMap(([on, part]) => (on === day ? [] : [part]));
  const share = usualShare(past);
  if (!today || !share) return null;
  const yhat = report?.forecast.find((point) => point.day === day)?.yhat ?? null;
  const usual =
    yhat === null || yhat <= 0
      ? null
      : { lower: yhat * share.smallest, expected: yhat * share.median, upper: yhat * share.largest };
  return { metric, soFar: today.soFar, usual, nowcast: nowcast(today.soFar, past) };
}
