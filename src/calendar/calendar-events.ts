import { addDays, type Day } from './day.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { CalendarRow } from './calendar-row.ts';

/** The days that follow each other under one name as one event each, as far as they touch `first` to `last`, by their first day. */
export function calendarEvents(rows: readonly CalendarRow[], first: Day, last: Day): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  const latest = new Map<string, number>();
  for (const { kind, holiday: name, ds } of [...rows].sort((a, b) => a.ds - b.ds)) {
    const index = latest.get(`${kind} ${name}`) ?? events.length;
    const before = events[index];
    if (before && ds <= addDays(before.to, 1)) {
      events[index] = { ...before, to: ds };
    } else {
      latest.set(`${kind} ${name}`, events.length);
      events.push({ kind, name, from: ds, to: ds });
    }
  }
  return events.filter(({ from, to }) => to >= first && from <= last);
}
