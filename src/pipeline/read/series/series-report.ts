import type { CalendarEvent } from '../../../calendar/calendar-event.ts';
import { calendarEvents } from '../../../calendar/calendar-events.ts';
import { calendarOf, type CalendarRow } from '../../../calendar/calendar-row.ts';
import { addDays, type Day } from '../../../calendar/day.ts';
import type { Business } from '../../../config/business.ts';
import type { ForecastPoint } from '../../../forecast/forecast.ts';
import { OWN_YEAR_DAYS } from '../../../forecast/siblings/with-yearly-shape.ts';
import { hasYearlyShape } from '../../../forecast/siblings/yearly-shape.ts';
import type { PeriodForecast } from '../../../forecast/periods/period-forecast.ts';
import { levelChangesOf, levelsInForce, type LevelChange } from '../../../metrics/level-change.ts';
import { addsUp, type Metric } from '../../../metrics/metric.ts';
import type { Presence } from '../../../metrics/presence.ts';
import type { Series } from '../../../metrics/series.ts';
import type { RunningDay } from '../../../report/running-day.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import { borrowedSentence } from '../../../report/words/borrowed-sentence.ts';
import { ensembleExplanation, type Explanation } from '../../../report/words/ensemble-explanation.ts';
import { yearOf } from '../../../report/words/format.ts';
import { levelChangeSentence } from '../../../report/words/incidents/confirmed-level-text.ts';
import { periodForecasts } from '../period-forecasts.ts';
import { runningDay } from '../running-day.ts';
import type { SeriesRows } from './series-rows.ts';
import type { Snapshot } from '../snapshot.ts';

/** A metric, whole or in a slice: its judged days, the running day, the forecast, and the calendar. */
export interface SeriesReport {
  readonly id: string;
  readonly metric: Metric;
  readonly slice: string;
  /** By day, ascending, up to the last closed one; at least one. */
  readonly days: readonly DayVerdict[];
  /** The value of the running day so far; null where that is not known. */
  readonly running: RunningDay | null;
  /** By day, ascending, from the day after the last closed one. */
  readonly forecast: readonly ForecastPoint[];
  /** Which members the forecast follows, and why; what a slice borrows from its metric; and which new levels it counts with. */
  readonly explanation: readonly Explanation[];
  /** Its levels that were confirmed as the new normal. */
  readonly levelChanges: readonly LevelChange[];
  /** The holidays and events that bear on it, whenever they are. */
  readonly calendar: readonly CalendarRow[];
  /** Those of all these days, by their first day. */
  readonly events: readonly CalendarEvent[];
  /** All known values of a whole metric up to the last complete day; null for a slice. */
  readonly known: Series | null;
  /** The totals of the month and of the quarter; none for a slice, for what does not add up, where nothing is sold, and of one that is over. */
  readonly periodForecasts: readonly PeriodForecast[];
}

export function seriesReport(business: Business, { fresh }: Snapshot, rows: SeriesRows): SeriesReport {
  const { id, metric, slice, days, values, forecast, combinationWeights, begins, known } = rows;
  const calendar = calendarOf(business.holidays, slice);
  const isRunning = ({ period, soFar, rest }: PeriodForecast): boolean =>
    period.last >= fresh.lastClosed && (soFar !== 0 || rest.upper !== 0);
  const asOf = addDays(fresh.lastClosed, 1);
  const levelChanges = levelsInForce(levelChangesOf(business.levelChanges ?? [], { metric: metric.id, slice }, asOf));
  const first = days[0]?.day ?? fresh.lastClosed;
  return {
    id,
    metric,
    slice,
    days,
    running: runningDay(business, metric, slice, values, fresh),
    forecast: forecast.filter(({ day }) => day > fresh.lastClosed),
    explanation: combinationWeights
      ? [
          ...ensembleExplanation(combinationWeights, business.horizonDays),
          ...[
            ...borrowedSentences(begins, asOf, calendar),
            ...levelChanges.map((change) => levelChangeSentence(change, yearOf(fresh.lastClosed))),
          ].map((sentence) => ({ from: 1, to: business.horizonDays, sentence })),
        ]
      : [],
    levelChanges,
    calendar,
    events: calendarEvents(calendar, first, addDays(fresh.lastClosed, business.horizonDays)),
    known,
    periodForecasts: known && addsUp(metric) ? periodForecasts(known, days, rows.rests).filter(isRunning) : [],
  };
}

/** What a slice that began later than its metric borrows from the whole. */
function borrowedSentences(begins: SeriesRows['begins'], asOf: Day, calendar: readonly CalendarRow[]): string[] {
  if (!begins || begins.slice <= begins.whole) return [];
  const hasYear = asOf - begins.slice < OWN_YEAR_DAYS && hasYearlyShape(asOf - begins.whole);
  const borrowed = { begins: begins.slice, hasYear, hasEvents: calendar.length > 0 };
  const sentence = borrowedSentence(borrowed, yearOf(addDays(asOf, -1)));
  return sentence === null ? [] : [sentence];
}

/** The report of a metric that was never judged. Null for a slice. */
export function emptyReport(
  { fresh: { lastClosed } }: Snapshot,
  metric: Metric,
  slice: string,
  presence: Presence,
): SeriesReport | null {
  if (slice !== '') return null;
  return {
    id: metric.id,
    metric,
    slice,
    days: [neverJudged(metric, lastClosed, presence)],
    running: null,
    forecast: [],
    explanation: [],
    levelChanges: [],
    calendar: [],
    events: [],
    known: null,
    periodForecasts: [],
  };
}

/** The day of a metric that was never judged: late if it has facts, which are all of days that are not complete yet. */
export function neverJudged(metric: Metric, day: Day, presence: Presence): DayVerdict {
  const status = presence === 'present' ? 'late_data' : 'no_data';
  return {
    metric,
    slice: '',
    day,
    verdict: { status, value: null, expectation: null },
    isAbsent: presence === 'absent',
  };
}
