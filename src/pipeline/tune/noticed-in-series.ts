import { addDays } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadSeriesCache } from '../../store/ensemble-cache/load-series-cache.ts';
import type { NoticedChanges } from '../../tune/noticed-changes.ts';
import { restoredCache } from '../judge/ensemble-cache.ts';
import { forecastVersion } from '../judge/forecast-version.ts';
import { judgeable } from '../judge/judge-series.ts';
import type { SeriesReport } from '../read/series/series-report.ts';
import type { Snapshot } from '../read/snapshot.ts';

/** What would be noticed in a whole metric, by the forecasts that its last run left; null for a slice, and with too little history. */
export async function noticedInSeries(
  db: Database,
  business: Business,
  { runId }: Snapshot,
  { metric, slice, known, calendar, levelChanges }: SeriesReport,
): Promise<NoticedChanges | null> {
  if (!known) return null;
  const version = forecastVersion(metric, slice, business, addDays(known.start, known.values.length));
  const stored = await loadSeriesCache(db, { metric: metric.id, slice }, version, runId);
  const calendars = { closures: business.closures, holidays: calendar, levelChanges };
  return judgeable(known, calendars, restoredCache(stored, known)).noticedChanges();
}
