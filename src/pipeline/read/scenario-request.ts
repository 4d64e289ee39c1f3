import { isoDay, type Day } from '../../calendar/day.ts';
import { atNewLevels } from '../../metrics/level-change.ts';
import { addsUp, type Metric } from '../../metrics/metric.ts';
import { ScenarioError } from '../../forecast/periods/scenario-error.ts';
import { afterLastDay, levelScenario, remainingSpan, type Scenario } from '../../forecast/periods/scenario.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { learnedEffect } from '../judge/judge-series.ts';
import type { SeriesReport } from './series/series-report.ts';

/** Either a level, from a day to another, or an event on a day. */
export interface ScenarioRequest {
  /** By what share each day changes: −0.1 is a tenth less. */
  readonly level?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** A holiday or event of the calendar, by its name. */
  readonly like?: string | undefined;
  /** The day on which it would be. */
  readonly on?: Day | undefined;
}

type LevelRequest = Pick<ScenarioRequest, 'from' | 'to'> & { readonly level: number };
type EventRequest = { readonly like: string; readonly on: Day };

/**
 * The scenario of a request. An event changes a day by as much as it changed the past days on which it was. Null where neither the month nor
 * the quarter has a forecast.
 *
 * @param report of a whole metric; null before it was judged
 * @throws ScenarioError for a request without an answer
 */
export function requestedScenario(report: SeriesReport | null, request: ScenarioRequest): Scenario | null {
  const parsed = levelOrEvent(request);
  if (!report) return null;
  return 'like' in parsed ? eventScenario(report, parsed) : levelScenario(report.periodForecasts, parsed.level, parsed);
}

/** Why a metric has no scenarios; null where it has. */
export function whyNoScenario(metric: Metric): string | null {
  return addsUp(metric) ? null : `${metric.title} of days adds up to no total that could land`;
}

function levelOrEvent({ level, from, to, like, on }: ScenarioRequest): LevelRequest | EventRequest {
  const event = like === undefined ? 'on' : 'like';
  const isEvent = like !== undefined || on !== undefined;
  if (level !== undefined && isEvent) throw new ScenarioError(event, 'ask for an event or for a level, not for both');
  if (level !== undefined) return { level, from, to };
  if (!isEvent) throw new ScenarioError('level', 'say by what share days change, or else which event a day is like');
  if (like === undefined) throw new ScenarioError('like', 'say which holiday or event of the calendar the day is like');
  if (on === undefined) throw new ScenarioError('on', 'say on which day the event would be');
  if (from !== undefined || to !== undefined)
    throw new ScenarioError(from === undefined ? 'to' : 'from', 'an event is requested for one day');
  return { like, on };
}

function eventScenario(report: SeriesReport, { like, on }: EventRequest): Scenario | null {
  const { metric, periodForecasts, known, calendar, levelChanges } = report;
  const own = rowsLike(calendar, like);
  const span = remainingSpan(periodForecasts);
  if (!known || !span) return null;
  if (on < span.from) throw new ScenarioError('on', 'this day is over');
  if (own.some(({ ds }) => ds === on)) throw new ScenarioError('on', `'${like}' is expected on ${isoDay(on)} already`);
  if (on > span.to) throw afterLastDay('on', span.to);
  const level = learnedEffect(atNewLevels(known, levelChanges), calendar, like, on);
  if (level === null)
    throw new ScenarioError(
      'like',
      `the effect of '${like}' on ${metric.title} on ${isoDay(on)} is unknown: it has no past day, or nothing is expected on that day; ask for a level instead`,
    );
  return { level, from: on, to: on };
}

/**
 * The days of an event that is everywhere.
 * @throws ScenarioError if the calendar does not have it
 */
function rowsLike(calendar: readonly CalendarRow[], like: string): CalendarRow[] {
  const everywhere = calendar.filter(({ scope }) => scope === '');
  const own = everywhere.filter(({ holiday }) => holiday === like);
  const names = Array.from(new Set(everywhere.map(({ holiday }) => holiday)));
  if (own.length === 0)
    throw new ScenarioError('like', `the calendar has no '${like}': ${names.join(', ') || 'it is empty'}`);
  return own;
}
