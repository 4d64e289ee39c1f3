import type { Day } from '../../calendar/day.ts';
import type { Database } from '../../store/database.ts';
import { day, instant } from '../../store/row.ts';

/** What a source delivered to a table of facts. */
export interface Arrivals {
  readonly days: readonly { readonly day: Day; readonly lastMs: number }[];
  readonly loadedMs: number;
}

/** The days on which a source's rows lie, ascending, and when its newest file was loaded; null if nothing was. */
export async function loadArrivals(db: Database, source: string): Promise<Arrivals | null> {
  const [load] = await db.query('select max(loaded_at) as loaded_at from loads where source = $1', [source]);
  if (!load || load['loaded_at'] === null) return null;
  const rows = await db.query('select day, last_ts from daily_arrivals where source = $1 order by day', [source]);
  return {
    days: rows.map((row) => ({ day: day(row, 'day'), lastMs: instant(row, 'last_ts') })),
    loadedMs: instant(load, 'loaded_at'),
  };
}
