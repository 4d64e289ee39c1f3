import { addDays, type Day } from '../calendar/day.ts';
import { businessDay, type Zone } from '../calendar/zone.ts';
import { completeThrough, lastClosedDay } from '../metrics/complete-through.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Database } from '../store/database.ts';
import { loadArrivals, type Arrivals } from '../warehouse/rollup/load-arrivals.ts';
import type { Source } from '../warehouse/source.ts';
import type { Business } from '../config/business.ts';
import { sourcesBehind } from './sources-behind.ts';

/** How far the data reach. */
export interface Freshness {
  /** The last business day that had closed: the day that a run is about. */
  readonly lastClosed: Day;
  /** The last day that each source has delivered whole; null: none yet. */
  readonly sources: ReadonlyMap<string, Day | null>;
  /** The day after the last closed one; null while the grace of the last one lasts. */
  readonly running: RunningDay | null;
}

interface RunningDay {
  readonly day: Day;
  /**
   * When the last row of each source that has some came, as `HH:MM` by the business's clock; null if that can't be said, for its times mean
   * nothing, or some lie past the run's moment.
   */
  readonly lastRows: ReadonlyMap<string, string | null>;
}

/** @param asOfMs the morning of the run, in epoch milliseconds: a load counts as made by then */
export async function freshness(db: Database, business: Business, asOfMs: number, clock: Zone): Promise<Freshness> {
  const lastClosed = lastClosedDay(asOfMs, business.graceMs, clock);
  const today = addDays(lastClosed, 1);
  const sources = new Map<string, Day | null>();
  const lastRows = new Map<string, string | null>();
  for (const source of business.sources) {
    if (source.table === 'fx_rates') continue;
    const arrived = await loadArrivals(db, source.id);
    sources.set(source.id, arrived && sourceThrough(arrived, source, business.graceMs, asOfMs, clock));
    const last = arrived?.days.find(({ day }) => day === today)?.lastMs;
    if (last !== undefined)
      lastRows.set(source.id, source.dateOnly || last > asOfMs ? null : timeOfDay(clock.localTime(last)));
  }
  const running = businessDay(asOfMs, clock) === today ? { day: today, lastRows } : null;
  return { lastClosed, sources, running };
}

function timeOfDay(localMs: number): string {
  return new Date(localMs).toISOString().slice(11, 16);
}

function sourceThrough(arrived: Arrivals, source: Source, graceMs: number, asOfMs: number, clock: Zone): Day | null {
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
  const behind = sourcesBehind(metric, business);
  if (behind.length === 0) return null;
  let through = lastClosed;
  for (const { id } of behind) {
    const day = sources.get(id) ?? null;
    if (day === null) return null;
    if (day < through) through = day;
  }
  return through;
}
