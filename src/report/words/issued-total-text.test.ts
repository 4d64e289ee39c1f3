import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { issuedTotalText } from './issued-total-text.ts';

test('compares the issued range with the actual total, in the unit', () => {
  const issued = { from: dayFromIso('2026-08-23'), to: dayFromIso('2026-09-21'), lower: 1_210_000, upper: 1_340_000 };
  expect(issuedTotalText({ ...issued, actual: 1_280_000 }, 'currency', 'EUR')).toBe(
    '30 days ago the 30-day forecast was €1.21M to €1.34M; the actual was €1.28M',
  );
  expect(issuedTotalText({ ...issued, lower: 900, upper: 1100, actual: 1000 }, 'count', 'EUR')).toBe(
    '30 days ago the 30-day forecast was 900 to 1,100; the actual was 1,000',
  );
});
