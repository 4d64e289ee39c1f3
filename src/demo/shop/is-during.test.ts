import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { isDuring } from './is-during.ts';
import { plantedOn } from './planted-incidents.ts';

test('an outage from 06:10 to 24:00 holds its first second and the last of the day', () => {
  const outage = plantedOn('payment_outage', dayFromIso('2026-09-21'));
  const isInside = (time: string) => outage && isDuring(outage, Date.parse(`2026-09-21T${time}Z`));
  expect(isInside('06:09:59')).toBe(false);
  expect(isInside('06:10:00')).toBe(true);
  expect(isInside('23:59:59')).toBe(true);
});

test('nothing is planted on a usual day', () => {
  expect(plantedOn('payment_outage', dayFromIso('2026-09-20'))).toBeUndefined();
  expect(plantedOn('promotion', dayFromIso('2026-08-10'))).toBeUndefined();
});
