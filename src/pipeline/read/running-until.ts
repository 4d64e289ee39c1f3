import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { earliestDay } from '../../incidents/day-order.ts';
import { LEAST_WEEKS, USUAL_WEEKS } from '../../metrics/hours/hour.ts';
import type { Arrivals } from '../../warehouse/rollup/load-arrivals.ts';
import type { Freshness } from '../freshness.ts';

/** The running day, and the hour before which all its rows are in. */
export interface Running {
  readonly day: Day;
  readonly until: number;
}

/**
 * The running day, and the hour of its earliest last row: all hours before that are in. Null while a source that usually has rows on such a
 * day has none yet.
 */
export function runningUntil(
  table: string,
  { sources }: Business,
  { running }: Freshness,
  arrivals: ReadonlyMap<string, Arrivals>,
): Running | null {
  if (!running) return null;
  const times = sources
    .filter((source) => source.table === table)
    .filter(({ id }) => running.lastRows.has(id) || hasRowsOnSuch(running.day, arrivals.get(id)))
    .map(({ id }) => running.lastRows.get(id) ?? null);
  const known = times.filter((time) => time !== null).toSorted();
  const [earliest] = known;
  if (earliest === undefined || known.length < times.length) return null;
  return { day: running.day, until: Number(earliest.slice(0, 2)) };
}

/** Whether a source had rows on most of the same weekdays of the last four weeks: not one that has ended, or is closed on that weekday. */
function hasRowsOnSuch(day: Day, arrived: Arrivals | undefined): boolean {
  const latest = weeksBefore(day).slice(0, LEAST_WEEKS);
  return 2 * (arrived?.days ?? []).filter((one) => latest.includes(one.day)).length > LEAST_WEEKS;
}

/** The last day that all sources of a table have delivered; null if there is none. */
export function throughOf(table: string, { sources }: Business, fresh: Freshness): Day | null {
  const own = sources
    .filter((source) => source.table === table)
    .map(({ id }) => fresh.sources.get(id)?.through ?? null);
  const known = own.filter((day) => day !== null);
  return known.length === 0 || known.length < own.length ? null : earliestDay(fresh.lastClosed, ...known);
}

export function weeksBefore(day: Day): Day[] {
  return Array.from({ length: USUAL_WEEKS }, (_, week) => addDays(day, -7 * (week + 1)));
}
