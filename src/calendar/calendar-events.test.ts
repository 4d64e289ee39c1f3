import { expect, test } from 'vitest';
import { addDays, dayFromIso } from './day.ts';
import { calendarEvents } from './calendar-events.ts';
import type { CalendarRow } from './calendar-row.ts';

const MONDAY = dayFromIso('2026-08-03');

function rows(name: string, ...offsets: number[]): CalendarRow[] {
  return offsets.map((offset) => ({ kind: 'event', ds: addDays(MONDAY, offset), holiday: name, scope: '' }));
}

function events(all: readonly CalendarRow[], first = -100, last = 100): string[] {
  return calendarEvents(all, addDays(MONDAY, first), addDays(MONDAY, last)).map(
    ({ name, from, to }) => `${name} ${from - MONDAY}..${to - MONDAY}`,
  );
}

test('consecutive days of one name are one event', () => {
  expect(events(rows('Sale', 0, 1, 2, 7, 8))).toEqual(['Sale 0..2', 'Sale 7..8']);
  expect(events(rows('Sale', 1, 1, 0))).toEqual(['Sale 0..1']);
  expect(events([])).toEqual([]);
});

test('overlapping events of other names do not split an event', () => {
  expect(events([...rows('Sale', 0, 1, 2), ...rows('Fair', 1, 3)])).toEqual(['Sale 0..2', 'Fair 1..1', 'Fair 3..3']);
});

test('an event that overlaps the range is returned in full, others are not', () => {
  const sale = rows('Sale', 0, 1, 2, 3);
  expect(events(sale, 3, 9)).toEqual(['Sale 0..3']);
  expect(events(sale, -9, 0)).toEqual(['Sale 0..3']);
  expect(events(sale, 4, 9)).toEqual([]);
  expect(events(sale, -9, -1)).toEqual([]);
});
