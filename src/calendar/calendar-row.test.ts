import { expect, test } from 'vitest';
import { dayFromIso } from './day.ts';
import { calendarOf } from './calendar-row.ts';

test('an event of a slice applies to that slice, to the total and to other dimensions, not to sibling slices', () => {
  const rows = ['', 'country=DE'].map((scope) => ({
    kind: 'event' as const,
    ds: dayFromIso('2026-08-03'),
    holiday: 'Sale',
    scope,
  }));
  const scopes = (slice: string): string[] => calendarOf(rows, slice).map(({ scope }) => scope);
  expect(scopes('')).toEqual(['', 'country=DE']);
  expect(scopes('country=DE')).toEqual(['', 'country=DE']);
  expect(scopes('category=tents')).toEqual(['', 'country=DE']);
  expect(scopes('country=FR')).toEqual(['']);
});
