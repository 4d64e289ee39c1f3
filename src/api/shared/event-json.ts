import type { CalendarEvent } from '../../calendar/calendar-event.ts';
import { isoDay } from '../../calendar/day.ts';
import type { EventJson } from './event-schema.ts';

export function eventJson({ kind, name, from, to }: CalendarEvent): EventJson {
  return { kind, name, from: isoDay(from), to: isoDay(to) };
}
