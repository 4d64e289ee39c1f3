import { addDays } from '../calendar/day.ts';
import { zone } from '../calendar/zone.ts';
import type { ForecastPoint } from '../forecast/forecast.ts';
import type { Metric } from '../metrics/metric.ts';
import { seriesId } from '../metrics/series.ts';
import type { DayVerdict, Summary } from '../report/summary.ts';
import type { Database } from '../store/database.ts';
import { loadForecast } from '../store/queries/load-forecasts.ts';
import type { Business } from './business.ts';
import { forecastVersion } from './forecast-version.ts';
import { freshness, metricThrough } from './freshness.ts';
import { dayVerdicts, summaryOf } from './summary.ts';

/** A metric, whole or in a slice: its judged days and the days ahead. */
export interface SeriesView {
  readonly id: string;
  readonly metric: Metric;
  readonly slice: string;
  /** By day, ascending, up to the last closed one. */
  readonly days: readonly DayVerdict[];
  /** By day, ascending, from the day after the last closed one. */
  readonly ahead: readonly ForecastPoint[];
}

/** What a run left, as everything that people meet reads it: page, API, files and messages can't disagree. */
export interface ReadModel {
  readonly summary: Summary;
  /** By id, whole metrics in the order of the catalogue, each before its slices. */
  readonly series: ReadonlyMap<string, SeriesView>;
}

export async function readModel(db: Database, business: Business, asOf: Date): Promise<ReadModel> {
  const fresh = await freshness(db, business, asOf.getTime(), zone(business.zone));
  const verdicts = await dayVerdicts(db, business, fresh);
  const modelVersion = forecastVersion(business);
  const series = new Map<string, SeriesView>();
  for (const metric of business.metrics) {
    const through = metricThrough(metric, business, fresh);
    const bySlice = grouped(verdicts, metric);
    for (const [slice, days] of bySlice) {
      const ahead = through === null ? [] : await loadForecast(db, metric.id, slice, addDays(through, 1), modelVersion);
      const id = seriesId(metric.id, slice);
      series.set(id, { id, metric, slice, days, ahead: ahead.filter(({ day }) => day > fresh.lastClosed) });
    }
  }
  return { summary: await summaryOf(db, business, fresh, asOf, verdicts), series };
}

function grouped(verdicts: readonly DayVerdict[], metric: Metric): Map<string, DayVerdict[]> {
  const slices = new Map<string, DayVerdict[]>();
  for (const verdict of verdicts) {
    if (verdict.metric.id !== metric.id) continue;
    const days = slices.get(verdict.slice);
    if (days) days.push(verdict);
    else slices.set(verdict.slice, [verdict]);
  }
  return slices;
}
