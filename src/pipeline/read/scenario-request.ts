import { isoDay, type Day } from '../../calendar/day.ts';
import { addsUp, type Metric } from '../../metrics/metric.ts';
import { WhatIfError } from '../../report/scenario-error.ts';
import { afterAll, changeOf, openSpan, type Change } from '../../report/scenario.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { learnedEffect } from '../judge/judge-series.ts';
import type { Outlook } from './series-report.ts';

/** Either a level, from a day to another, or an event on a day. */
export interface ChangeAsked {
  /** By what share each day changes: −0.1 is a tenth less. */
  readonly level?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** A holiday or event of the calendar, by its name. */
  readonly like?: string | undefined;
  /** The day on which it would be. */
  readonly on?: Day | undefined;
}

type LevelAsked = Pick<ChangeAsked, 'from' | 'to'> & { readonly level: number };
type EventAsked = { readonly like: string; readonly on: Day };

/**
 * The change that is asked for, an event's being what it did to the days on which it was seen. Null where too little is known to say where
 * the month or the quarter will land.
 *
 * @param outlook of a whole metric; undefined before it was judged
 * @throws WhatIfError for what can't be asked
 */
export function changeAsked(outlook: Outlook | undefined, parameters: ChangeAsked): Change | null {
  const asked = levelOrEvent(parameters);
  if (!outlook) return null;
  return 'like' in asked ? changeLike(outlook, asked) : changeOf(outlook.landings, asked.level, asked);
}

/** Why nothing can be asked of a metric; null where something can. */
export function whyUnasked(metric: Metric): string | null {
  return addsUp(metric) ? null : `${metric.title} of days adds up to no total that could land`;
}

function levelOrEvent({ level, from, to, like, on }: ChangeAsked): LevelAsked | EventAsked {
  const event = like === undefined ? 'on' : 'like';
  const isEvent = like !== undefined || on !== undefined;
  if (level !== undefined && isEvent) throw new WhatIfError(event, 'ask for an event or for a level, not for both');
  if (level !== undefined) return { level, from, to };
  if (!isEvent) throw new WhatIfError('level', 'say by what share days change, or else which event a day is like');
  if (like === undefined) throw new WhatIfError('like', 'say which holiday or event of the calendar the day is like');
  if (on === undefined) throw new WhatIfError('on', 'say on which day the event would be');
  if (from !== undefined || to !== undefined)
    throw new WhatIfError(from === undefined ? 'to' : 'from', 'an event is asked for on one day');
  return { like, on };
}

function changeLike(outlook: Outlook, { like, on }: EventAsked): Change | null {
  const { metric, landings, known, calendar } = outlook;
  const own = rowsLike(calendar, like);
  const span = openSpan(landings);
  if (!known || !span) return null;
  if (on < span.from) throw new WhatIfError('on', 'this day is over');
  if (own.some(({ ds }) => ds === on)) throw new WhatIfError('on', `'${like}' is expected on ${isoDay(on)} already`);
  if (on > span.to) throw afterAll('on', span.to);
  const level = learnedEffect(known, calendar, like, on);
  if (level === null)
    throw new WhatIfError(
      'like',
      `nothing is known of what '${like}' would do to ${metric.title} on ${isoDay(on)}: it was never seen, or nothing is expected of that day; ask for a level instead`,
    );
  return { level, from: on, to: on };
}

/**
 * The days of an event that bears on everything.
 * @throws WhatIfError if the calendar does not have it
 */
function rowsLike(calendar: readonly CalendarRow[], like: string): CalendarRow[] {
  const everywhere = calendar.filter(({ scope }) => scope === '');
  const own = everywhere.filter(({ holiday }) => holiday === like);
  const names = Array.from(new Set(everywhere.map(({ holiday }) => holiday)));
  if (own.length === 0)
    throw new WhatIfError('like', `the calendar has no '${like}': ${names.join(', ') || 'it is empty'}`);
  return own;
}
