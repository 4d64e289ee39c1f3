import { addDays } from '../../calendar/day.ts';
import { ensembleExplanation, type Explanation } from '../../report/words/ensemble-explanation.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { addsUp, type Metric } from '../../metrics/metric.ts';
import type { Series } from '../../metrics/series.ts';
import type { CalendarEvent } from '../../calendar/calendar-event.ts';
import type { RunningDay } from '../../report/running-day.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import type { DayVerdict } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import { loadForecast } from '../../store/forecasts/load-forecasts.ts';
import { loadCombinationWeights } from '../../store/combination-weights/combination-weights.ts';
import type { Business } from '../../config/business.ts';
import { calendarEvents } from '../../calendar/calendar-events.ts';
import { calendarOf, type CalendarRow } from '../../calendar/calendar-row.ts';
import { forecastVersion } from '../judge/forecast-version.ts';
import { metricThrough, type Freshness } from '../freshness.ts';
import { runningDays } from './running-day.ts';
import { periodForecasts } from './period-forecasts.ts';
import { trackRecord, type TrackRecord } from './track-record.ts';
import { wholeSeries } from './whole-series.ts';

/** A metric, whole or in a slice: its judged days, the one that runs, the days ahead, and what the calendar says of them. */
export interface SeriesReport {
  readonly metric: Metric;
  readonly slice: string;
  /** By day, ascending, up to the last closed one. */
  readonly days: readonly DayVerdict[];
  /** What the running day has brought so far; null where that is not known. */
  readonly open: RunningDay | null;
  /** By day, ascending, from the day after the last closed one. */
  readonly ahead: readonly ForecastPoint[];
  /** Which members the forecast follows, and why. */
  readonly explanation: readonly Explanation[];
  /** The holidays and events that bear on it, whenever they are. */
  readonly calendar: readonly CalendarRow[];
  /** Those of all these days, by their first day. */
  readonly events: readonly CalendarEvent[];
  /** All that is known of it up to the last complete day; null for a slice, and for what does not add up. */
  readonly known: Series | null;
  /** Where the month and the quarter land; none where `known` is null. */
  readonly landings: readonly PeriodForecast[];
  /** What the forecasts of these days were worth. */
  readonly record: TrackRecord;
}

/** The outlooks of a metric that has been judged, by slice: '' is the whole, and the first. */
export async function seriesReports(
  db: Database,
  business: Business,
  metric: Metric,
  verdicts: readonly DayVerdict[],
  fresh: Freshness,
): Promise<SeriesReport[]> {
  const through = metricThrough(metric, business, fresh);
  const modelVersion = forecastVersion(business);
  const open = await runningDays(db, business, metric, fresh);
  const found: SeriesReport[] = [];
  for (const [slice, days] of bySlice(verdicts, metric)) {
    const asOf = through === null ? null : addDays(through, 1);
    const made = asOf === null ? [] : await loadForecast(db, metric.id, slice, asOf, modelVersion);
    const combinationWeights =
      asOf === null ? null : await loadCombinationWeights(db, metric.id, slice, asOf, modelVersion);
    const explanation = combinationWeights ? ensembleExplanation(combinationWeights, business.horizonDays) : [];
    const ahead = made.filter(({ day }) => day > fresh.lastClosed);
    const first = days[0]?.day ?? fresh.lastClosed;
    const last = addDays(fresh.lastClosed, business.horizonDays);
    const calendar = calendarOf(business.holidays, slice);
    const events = calendarEvents(calendar, first, last);
    const record = await trackRecord(db, metric, slice, days, through ?? first);
    const isTotal = slice === '' && addsUp(metric);
    const known = isTotal && through !== null ? await wholeSeries(db, business, metric, through) : null;
    const landings = known ? await periodForecasts(db, business, known, days) : [];
    found.push({
      metric,
      slice,
      days,
      open: open.get(slice) ?? null,
      ahead,
      explanation,
      calendar,
      events,
      known,
      landings,
      record,
    });
  }
  return found;
}

function bySlice(verdicts: readonly DayVerdict[], metric: Metric): Map<string, DayVerdict[]> {
  const slices = new Map<string, DayVerdict[]>();
  for (const verdict of verdicts) {
    if (verdict.metric.id !== metric.id) continue;
    const days = slices.get(verdict.slice);
    if (days) days.push(verdict);
    else slices.set(verdict.slice, [verdict]);
  }
  return slices;
}
