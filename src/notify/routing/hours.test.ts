import { expect, test } from 'vitest';
import { dayFromIso, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import { sendTime, type Hours } from './hours.ts';

const berlin = zone('Europe/Berlin');
const night: Hours = { quiet: { from: 20 * 60, to: 7 * 60 }, weekdays: null };
const office: Hours = { quiet: { from: 18 * 60, to: 8 * 60 }, weekdays: [0, 1, 2, 3, 4] };
const noDayOff = (): boolean => false;

const sentAt = (at: string, hours: Hours, isOff: (day: Day) => boolean = noDayOff, clock = berlin): string =>
  new Date(sendTime(Date.parse(at), hours, clock, isOff)).toISOString();

test.each([
  ['by day at once', '2026-09-21T12:00:00Z', '2026-09-21T12:00:00.000Z'],
  ['in the evening: at seven', '2026-09-21T18:00:00Z', '2026-09-22T05:00:00.000Z'],
  ['after midnight: at seven of the same day', '2026-09-21T23:30:00Z', '2026-09-22T05:00:00.000Z'],
  ['at seven sharp at once', '2026-09-22T05:00:00Z', '2026-09-22T05:00:00.000Z'],
  ['over the night in which the clock goes forward', '2026-03-28T20:00:00Z', '2026-03-29T05:00:00.000Z'],
  ['over the night in which it goes back', '2026-10-24T20:00:00Z', '2026-10-25T06:00:00.000Z'],
])('quiet from 20:00 to 07:00 in Berlin, %s', (_, at, sent) => {
  expect(sentAt(at, night)).toBe(sent);
});

test('of Friday evening at eight on Monday, and of a Monday that is a holiday on Tuesday', () => {
  expect(sentAt('2026-09-18T19:00:00Z', office)).toBe('2026-09-21T06:00:00.000Z');
  expect(sentAt('2026-09-18T19:00:00Z', office, (day) => day === dayFromIso('2026-09-21'))).toBe(
    '2026-09-22T06:00:00.000Z',
  );
});

test('quiet hours of one length or a skipped end hold nothing for ever', () => {
  expect(sentAt('2026-09-21T12:00:00Z', { quiet: { from: 60, to: 60 }, weekdays: null })).toBe(
    '2026-09-21T12:00:00.000Z',
  );
  // 02:30 does not exist in Berlin on that day.
  const skipped = { quiet: { from: 60, to: 150 }, weekdays: null };
  expect(sentAt('2026-03-29T00:30:00Z', skipped)).toBe('2026-03-29T01:30:00.000Z');
  // 02:30 comes twice on that day.
  expect(sentAt('2026-10-25T00:00:00Z', skipped)).toBe('2026-10-25T00:30:00.000Z');
  expect(Date.parse(sentAt('2026-09-21T12:00:00Z', office, () => true))).toBeGreaterThan(Date.parse('2027-09-01'));
});

test('the day of the business counts, not that of UTC', () => {
  const auckland = zone('Pacific/Auckland');
  const weekdays: Hours = { quiet: null, weekdays: [0, 1, 2, 3, 4] };
  // Friday in UTC, Saturday in Auckland.
  expect(sentAt('2026-09-18T13:00:00Z', weekdays, noDayOff, auckland)).toBe('2026-09-20T12:00:00.000Z');
});
