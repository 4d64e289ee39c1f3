import { addDays, type Day } from '../calendar/day.ts';
import { businessDay, zone, type Zone } from '../calendar/zone.ts';
import { completeThrough, lastClosedDay, type Delivered } from '../metrics/complete-through.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Arrivals } from '../warehouse/rollup/load-arrivals.ts';
import { lastWritten } from '../warehouse/files/source-files.ts';
import type { Source } from '../warehouse/source.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Business } from '../config/business.ts';
import { sourcesBehind } from './sources-behind.ts';

/** How far the data go. */
export interface Freshness {
  /** The last business day that has closed; a run is about this day. */
  readonly lastClosed: Day;
  /** How far each source has delivered, in the order of the config. */
  readonly sources: ReadonlyMap<string, Delivered>;
  /** The day after the last closed one; null while the grace of the last one lasts. */
  readonly running: RunningDay | null;
}

interface RunningDay {
  readonly day: Day;
  /**
   * The time of the last row of each source that has rows, as `HH:MM` in the business's zone; null if it is unknown, because the source
   * has dates only or rows after the moment of the run.
   */
  readonly lastRows: ReadonlyMap<string, string | null>;
}

/** @param asOfMs the moment of the run in epoch milliseconds; later loads count as made at that moment */
export async function freshness(
  warehouse: Warehouse,
  business: Business,
  asOfMs: number,
  clock: Zone,
): Promise<Freshness> {
  const lastClosed = lastClosedDay(asOfMs, business.graceMs, clock);
  const today = addDays(lastClosed, 1);
  const sources = new Map<string, Delivered>();
  const lastRows = new Map<string, string | null>();
  const arrivals = await warehouse.arrivals();
  for (const source of business.sources) {
    if (source.table === 'fx_rates') continue;
    const arrived = arrivals.get(source.id) ?? null;
    sources.set(
      source.id,
      arrived ? await delivered(arrived, source, business, { asOfMs, lastClosed }) : NOTHING_DELIVERED,
    );
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

const NOTHING_DELIVERED: Delivered = { through: null, lastDay: null, usualSilence: 0 };

async function delivered(
  arrived: Arrivals,
  source: Source,
  { graceMs, closures, zone: zoneName }: Business,
  { asOfMs, lastClosed }: { readonly asOfMs: number; readonly lastClosed: Day },
): Promise<Delivered> {
  const writtenMs = await lastWritten(source);
  const delivery = {
    arrivals: arrived.days.filter(({ lastMs }) => lastMs <= asOfMs),
    loadedMs: Math.min(arrived.loadedMs, asOfMs),
    writtenMs: writtenMs && Math.min(writtenMs, asOfMs),
    dateOnly: source.dateOnly,
    declaredThrough: source.completeThrough,
    lastClosed,
    closures,
  };
  return completeThrough(delivery, graceMs, zone(zoneName));
}

/** The last closed day on which every source that a metric is made from is complete; null if there is none, or no such source. */
export function metricThrough(metric: Metric, business: Business, { lastClosed, sources }: Freshness): Day | null {
  const behind = sourcesBehind(metric, business);
  if (behind.length === 0) return null;
  let through = lastClosed;
  for (const { id } of behind) {
    const day = sources.get(id)?.through ?? null;
    if (day === null) return null;
    if (day < through) through = day;
  }
  return through;
}
