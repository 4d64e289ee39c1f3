import type { Day } from '../calendar/day.ts';
import type { Zone } from '../calendar/zone.ts';
import { completeThrough, lastClosedDay } from '../metrics/complete-through.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Database } from '../store/database.ts';
import { loadArrivals } from '../store/queries/load-arrivals.ts';
import type { Source } from '../warehouse/source.ts';
import type { Business } from './business.ts';
import { feedsOf } from './feeds.ts';

/** How far the data reach. */
export interface Freshness {
  /** The last business day that had closed: the day that a run is about. */
  readonly lastClosed: Day;
  /** The last day that each source has delivered whole; null: none yet. */
  readonly sources: ReadonlyMap<string, Day | null>;
}

/** @param asOfMs the morning of the run, in epoch milliseconds: a load counts as made by then */
export async function freshness(db: Database, business: Business, asOfMs: number, clock: Zone): Promise<Freshness> {
  const sources = new Map<string, Day | null>();
  for (const source of business.sources) {
    if (source.table !== 'fx_rates')
      sources.set(source.id, await sourceThrough(db, source, business.graceMs, asOfMs, clock));
  }
  return { lastClosed: lastClosedDay(asOfMs, business.graceMs, clock), sources };
}

async function sourceThrough(
  db: Database,
  source: Source,
  graceMs: number,
  asOfMs: number,
  clock: Zone,
): Promise<Day | null> {
  const arrived = await loadArrivals(db, source.id);
  if (!arrived) return null;
  const delivery = {
    arrivals: arrived.days.filter(({ lastMs }) => lastMs <= asOfMs),
    loadedMs: Math.min(arrived.loadedMs, asOfMs),
    dateOnly: source.dateOnly,
    declaredThrough: source.completeThrough,
  };
  return completeThrough(delivery, graceMs, clock);
}

/** The last closed day on which every source that a metric is made from is complete; null if there is none, or no such source. */
export function metricThrough(metric: Metric, business: Business, { lastClosed, sources }: Freshness): Day | null {
  const feeds = feedsOf(metric);
  const behind = business.sources.filter(({ table }) => table !== 'fx_rates' && feeds.includes(table));
  if (behind.length === 0) return null;
  let through = lastClosed;
  for (const { id } of behind) {
    const day = sources.get(id) ?? null;
    if (day === null) return null;
    if (day < through) through = day;
  }
  return through;
}
