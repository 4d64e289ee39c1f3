import type { Day } from '../../calendar/day.ts';
import type { Database } from '../../store/database.ts';
import { day, instant, text } from '../../store/row.ts';

/** What a source has delivered. */
export interface Arrivals {
  /** The days that have rows, ascending, each with the instant of its last row. */
  readonly days: readonly { readonly day: Day; readonly lastMs: number }[];
  /** When its newest file was loaded. */
  readonly loadedMs: number;
}

/** The arrivals of each source that has receipts. */
export async function loadArrivals(db: Database): Promise<Map<string, Arrivals>> {
  const loads = await db.query('select source, max(loaded_at) as loaded_at from loads group by source');
  const rows = await db.query('select source, day, last_ts from daily_arrivals order by source, day');
  const arrivals = new Map(
    loads.map((row) => {
      const days: { day: Day; lastMs: number }[] = [];
      return [text(row, 'source'), { days, loadedMs: instant(row, 'loaded_at') }];
    }),
  );
  for (const row of rows)
    arrivals.get(text(row, 'source'))?.days.push({ day: day(row, 'day'), lastMs: instant(row, 'last_ts') });
  return arrivals;
}
