import type { Day } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series } from '../../metrics/series.ts';
import type { Database } from '../../store/database.ts';
import { loadDailyValues } from '../../store/versions/load-daily-values.ts';
import type { RunningDay } from '../../report/running-day.ts';
import type { Business } from '../../config/business.ts';
import type { Freshness } from '../freshness.ts';
import { sourcesBehind } from '../sources-behind.ts';

/** What the running day has brought so far of a metric, by slice: nothing where it can't be said how much of the day that is. */
export async function runningDays(
  db: Database,
  business: Business,
  metric: Metric,
  { running }: Freshness,
): Promise<Map<string, RunningDay>> {
  const found = new Map<string, RunningDay>();
  const until = running && lastRow(metric, business, running.lastRows);
  if (!running || until === null) return found;
  for (const [slice, values] of await loadDailyValues(db, metric.id, { from: running.day })) {
    const value = valueOn(running.day, series(metric, slice, values, running.day, business.closures));
    if (value !== null) found.set(slice, { day: running.day, value, until });
  }
  return found;
}

function valueOn(day: Day, known: ReturnType<typeof series>): number | null {
  return known?.values[day - known.start] ?? null;
}

/** The time of the last row behind a metric; null if there is none, or one whose time is not known. */
function lastRow(metric: Metric, business: Business, lastRows: ReadonlyMap<string, string | null>): string | null {
  const times = sourcesBehind(metric, business).flatMap(
    ({ id }) => lastRows.get(id) ?? (lastRows.has(id) ? [null] : []),
  );
  const known = times.filter((time) => time !== null).sort();
  return known.length < times.length ? null : (known.at(-1) ?? null);
}
