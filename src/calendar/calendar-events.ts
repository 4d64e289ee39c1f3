import { addDays, type Day } from './day.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { CalendarRow } from './calendar-row.ts';

/** Merges consecutive days of one name into events; returns those that overlap `first` to `last`, sorted by first day. */
export function calendarEvents(rows: readonly CalendarRow[], first: Day, last: Day): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  const latestIndex = new Map<string, number>();
  for (const { kind, holiday: name, ds } of [...rows].sort((a, b) => a.ds - b.ds)) {
    const index = latestIndex.get(`${kind} ${name}`) ?? events.length;
    const event = events[index];
    if (event && ds <= addDays(event.to, 1)) {
      events[index] = { ...event, to: ds };
    } else {
      latestIndex.set(`${kind} ${name}`, events.length);
      events.push({ kind, name, from: ds, to: ds });
    }
  }
  return events.filter(({ from, to }) => to >= first && from <= last);
}
