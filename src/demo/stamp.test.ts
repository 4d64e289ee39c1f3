import { expect, test } from 'vitest';
import { stamp } from './stamp.ts';

test('says what Date says', () => {
  for (const iso of ['1970-01-01T00:00:00', '2024-02-29T23:59:59', '1969-12-31T23:59:59', '2026-09-21T06:10:05']) {
    expect(stamp(Date.parse(`${iso}Z`))).toBe(iso);
    expect(stamp(Date.parse(`${iso}.999Z`))).toBe(iso);
  }
});
