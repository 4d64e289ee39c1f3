import { addDays } from '../calendar/day.ts';
import type { ForecastPoint } from '../forecast/forecast.ts';
import type { Metric } from '../metrics/metric.ts';
import type { DayVerdict } from '../report/summary.ts';
import type { Database } from '../store/database.ts';
import { loadForecast } from '../store/queries/load-forecasts.ts';
import type { Business } from './business.ts';
import { forecastVersion } from './forecast-version.ts';
import { metricThrough, type Freshness } from './freshness.ts';

/** A metric's judged days and the forecast of the days ahead. */
export interface Outlook {
  readonly metric: Metric;
  readonly days: readonly DayVerdict[];
  readonly ahead: readonly ForecastPoint[];
}

/** The whole of each metric that has been judged. */
export async function outlooks(
  db: Database,
  business: Business,
  verdicts: readonly DayVerdict[],
  fresh: Freshness,
): Promise<Outlook[]> {
  const modelVersion = forecastVersion(business);
  const found: Outlook[] = [];
  for (const metric of business.metrics) {
    const days = verdicts.filter((verdict) => verdict.metric.id === metric.id && verdict.slice === '');
    const through = metricThrough(metric, business, fresh);
    if (days.length === 0 || through === null) continue;
    const ahead = await loadForecast(db, metric.id, '', addDays(through, 1), modelVersion);
    found.push({ metric, days, ahead: ahead.filter(({ day }) => day > fresh.lastClosed) });
  }
  return found;
}
