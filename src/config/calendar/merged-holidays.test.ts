import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { mergedHolidays } from './merged-holidays.ts';

function holiday(iso: string, name: string): CalendarRow {
  return { kind: 'holiday', ds: dayFromIso(iso), holiday: name, scope: '' };
}

test('a name on the same days everywhere is one holiday, on other days several', () => {
  const germany = [holiday('2026-01-01', "New Year's Day"), holiday('2026-05-01', 'Labour Day')];
  const america = [holiday('2026-01-01', "New Year's Day"), holiday('2026-09-07', 'Labour Day')];
  const names = mergedHolidays([
    { place: 'DE', rows: germany },
    { place: 'US', rows: america },
  ]).map((row) => row.holiday);
  expect(names).toEqual(["New Year's Day", 'Labour Day (DE)', "New Year's Day", 'Labour Day (US)']);
});

test('of one place every name stays as it is', () => {
  const rows = [holiday('2026-05-01', 'Labour Day')];
  expect(mergedHolidays([{ place: 'DE', rows }])).toEqual(rows);
  expect(mergedHolidays([])).toEqual([]);
});
