import type { Arrival } from '../../metrics/delivery-days.ts';
import type { Database } from '../../store/connect/database.ts';
import { day, instant, number, text } from '../../store/row.ts';

/** What a source has delivered. */
export interface Arrivals {
  /** The days that have rows, ascending. */
  readonly days: readonly Arrival[];
  /** When its newest file was loaded. */
  readonly loadedMs: number;
}

/** The arrivals of each source that has receipts. */
export async function loadArrivals(db: Database): Promise<Map<string, Arrivals>> {
  const loads = await db.query('select source, max(loaded_at) as loaded_at from loads group by source');
  const rows = await db.query('select source, day, rows, last_ts from daily_arrivals order by source, day');
  const arrivals = new Map(
    loads.map((row) => {
      const days: Arrival[] = [];
      return [text(row, 'source'), { days, loadedMs: instant(row, 'loaded_at') }];
    }),
  );
  for (const row of rows)
    arrivals.get(text(row, 'source'))?.days.push({
      day: day(row, 'day'),
      rows: number(row, 'rows'),
      lastMs: instant(row, 'last_ts'),
    });
  return arrivals;
}
