import type { Metric } from '../../metrics/metric.ts';
import { series, type DailyValue } from '../../metrics/series.ts';
import type { RunningDay } from '../../report/running-day.ts';
import type { Business } from '../../config/business.ts';
import type { Freshness } from '../freshness.ts';
import { sourcesBehind } from '../sources-behind.ts';

/**
 * The value so far of the running day of a series; null where its rows, or the time of the last one, are not known.
 * @param values by day, ascending
 */
export function runningDay(
  business: Business,
  metric: Metric,
  slice: string,
  values: readonly DailyValue[],
  { running }: Freshness,
): RunningDay | null {
  const until = running && lastRow(metric, business, running.lastRows);
  if (!running || until === null) return null;
  const rows = values.filter(({ day }) => day >= running.day);
  const known = series(metric, slice, rows, running.day, business.closures);
  const value = known?.values[running.day - known.start] ?? null;
  return value === null ? null : { day: running.day, value, until };
}

/** The time of the last row behind a metric; null if there is none, or one whose time is not known. */
function lastRow(metric: Metric, business: Business, lastRows: ReadonlyMap<string, string | null>): string | null {
  const times = sourcesBehind(metric, business).flatMap(
    ({ id }) => lastRows.get(id) ?? (lastRows.has(id) ? [null] : []),
  );
  const known = times.filter((time) => time !== null).sort();
  return known.length < times.length ? null : (known.at(-1) ?? null);
}
