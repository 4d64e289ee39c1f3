import type { Day } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series, type Series } from '../../metrics/series.ts';
import type { Database } from '../../store/database.ts';
import { loadDailyValues } from '../../store/versions/load-daily-values.ts';
import type { Business } from '../../config/business.ts';

/** A whole metric up to its last complete day; null where nothing of it is known. */
export async function wholeSeries(
  db: Database,
  business: Business,
  metric: Metric,
  through: Day,
): Promise<Series | null> {
  const values = (await loadDailyValues(db, metric.id, { slice: '' })).get('') ?? [];
  return series(metric, '', values, through, business.closures);
}
