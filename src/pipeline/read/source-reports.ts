import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { deliveryDays } from '../../metrics/delivery-days.ts';
import type { SourceLoads } from '../../warehouse/load/source-loads.ts';
import type { Arrivals } from '../../warehouse/rollup/load-arrivals.ts';
import type { Source } from '../../warehouse/source.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { sourcesBehind } from '../sources-behind.ts';
import type { Snapshot } from './snapshot.ts';

/** A source as the last run left it: how far it has delivered, what its files held, and its rows by day. */
export interface SourceReport {
  readonly source: Source;
  /** The last day that is complete; null if none is. */
  readonly through: Day | null;
  /** The last day with rows up to the last closed one. */
  readonly lastDay: Day | null;
  /** How many open days without rows are usual at most. */
  readonly usualSilence: number;
  /** Whether the last closed day is not complete yet. Never of exchange rates. */
  readonly isLate: boolean;
  /** The local time of its last row of the running day; null if it has none, or dates only. */
  readonly lastRow: string | null;
  /** Null if it has never been loaded. */
  readonly loads: SourceLoads | null;
  /** The last 90 days up to the last closed one, from its first rows on. */
  readonly days: readonly SourceDay[];
  /** The metrics that are computed from it. */
  readonly metrics: readonly string[];
}

export interface SourceDay {
  readonly day: Day;
  readonly rows: number;
  /** Whether rows on it would be unusual: a declared closure, or a weekday that the source leaves out. */
  readonly isClosed: boolean;
}

const SHOWN_DAYS = 90;

/** The sources in the order of the config. */
export async function sourceReports(
  warehouse: Pick<Warehouse, 'arrivals' | 'sourceLoads'>,
  business: Business,
  { fresh }: Snapshot,
): Promise<SourceReport[]> {
  const arrivals = await warehouse.arrivals();
  const loads = await warehouse.sourceLoads();
  return business.sources.map((source) => {
    const delivered = fresh.sources.get(source.id);
    const through = delivered?.through ?? null;
    return {
      source,
      through,
      lastDay: delivered?.lastDay ?? null,
      usualSilence: delivered?.usualSilence ?? 0,
      isLate: source.table !== 'fx_rates' && (through === null || through < fresh.lastClosed),
      lastRow: fresh.running?.lastRows.get(source.id) ?? null,
      loads: loads.get(source.id) ?? null,
      days: sourceDays(arrivals.get(source.id) ?? null, business, fresh.lastClosed),
      metrics: business.metrics
        .filter((metric) => sourcesBehind(metric, business).includes(source))
        .map(({ id }) => id),
    };
  });
}

function sourceDays(arrivals: Arrivals | null, { closures }: Business, last: Day): SourceDay[] {
  const [first] = arrivals?.days ?? [];
  if (!arrivals || !first) return [];
  const from = Math.max(first.day, last - SHOWN_DAYS + 1);
  const rows = new Map(arrivals.days.map((arrival) => [arrival.day, arrival.rows]));
  const delivered = deliveryDays(arrivals.days, closures, last);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => {
    const day = addDays(last, from + index - last);
    return { day, rows: rows.get(day) ?? 0, isClosed: delivered?.isClosed(day) ?? false };
  });
}
