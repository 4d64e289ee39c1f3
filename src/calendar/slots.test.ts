import { expect, test } from 'vitest';
import { latestSlot, nextSlot } from './slots.ts';
import { zone } from './zone.ts';

const berlin = zone('Europe/Berlin');
const at = (iso: string): number => Date.parse(iso);

test('a slot is at its wall-clock time, in summer and in winter', () => {
  expect(latestSlot(at('2026-07-01T05:00:00Z'), 7 * 60, berlin)).toBe(at('2026-07-01T05:00:00Z'));
  expect(latestSlot(at('2026-07-01T04:59:59Z'), 7 * 60, berlin)).toBe(at('2026-06-30T05:00:00Z'));
  expect(latestSlot(at('2026-12-01T06:00:00Z'), 7 * 60, berlin)).toBe(at('2026-12-01T06:00:00Z'));
});

test('a skipped time moves past the gap, a repeated time is the earlier one', () => {
  expect(nextSlot(at('2026-03-28T12:00:00Z'), 2 * 60 + 30, berlin)).toBe(at('2026-03-29T01:30:00Z'));
  expect(nextSlot(at('2026-10-24T12:00:00Z'), 2 * 60 + 30, berlin)).toBe(at('2026-10-25T00:30:00Z'));
});

test('there is exactly one slot a day around clock changes, at every time of day', () => {
  for (const start of ['2026-03-27T12:00:00Z', '2026-10-23T12:00:00Z']) {
    for (let minute = 0; minute < 1440; minute += 15) {
      const slots = [nextSlot(at(start), minute, berlin)];
      for (let day = 0; day < 3; day++) slots.push(nextSlot(slots.at(-1) ?? 0, minute, berlin));
      const days = slots.map((slot) => Math.floor(berlin.localTime(slot) / 86_400_000));
      expect(new Set(days).size).toBe(4);
      for (const slot of slots) expect(latestSlot(slot, minute, berlin)).toBe(slot);
    }
  }
});
