import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInstant, stamp } from './stamp.ts';

test('stamp agrees with Date', () => {
  for (const iso of ['1970-01-01T00:00:00', '2024-02-29T23:59:59', '1969-12-31T23:59:59', '2026-09-21T06:10:05']) {
    expect(stamp(Date.parse(`${iso}Z`))).toBe(iso);
    expect(stamp(Date.parse(`${iso}.999Z`))).toBe(iso);
  }
});

test('isoInstant agrees with toISOString for four-digit years', () => {
  const [first, last] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (ms) => {
      expect(isoInstant(ms)).toBe(new Date(ms).toISOString());
    }),
  );
  for (const ms of [first, -1, 0, 999, last]) expect(isoInstant(ms)).toBe(new Date(ms).toISOString());
});
