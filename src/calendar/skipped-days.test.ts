import { expect, test } from 'vitest';
import { sweptZones } from '../../test/fixtures/swept-zones.ts';
import { addDays, isoDay } from './day.ts';
import { skippedDays } from './skipped-days.ts';
import { dayStart, zone } from './zone.ts';

// From the tz database's own files: when islands moved across the date line.
test.each([
  ['Pacific/Apia', ['2011-12-30']],
  ['Pacific/Fakaofo', ['2011-12-30']],
  ['Pacific/Kwajalein', ['1993-08-21']],
  ['Pacific/Kiritimati', ['1994-12-31']],
  ['Europe/Berlin', []],
])('in %s no clock showed %j', (name, days) => {
  expect(skippedDays(name).map(isoDay)).toEqual(days);
});

test('a skipped day lasts no time', () => {
  const lasting = sweptZones.flatMap((name) => {
    const clock = zone(name);
    return skippedDays(name).filter((day) => dayStart(day, clock) !== dayStart(addDays(day, 1), clock));
  });
  expect(lasting).toEqual([]);
});
