import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { issuedTotalText } from './issued-total-text.ts';

test('what was said is held against what came, in the unit', () => {
  const said = { from: dayFromIso('2026-08-23'), to: dayFromIso('2026-09-21'), lower: 1_210_000, upper: 1_340_000 };
  expect(issuedTotalText({ ...said, actual: 1_280_000 }, 'currency', 'EUR')).toBe(
    '30 days ago it said €1.21M to €1.34M; it was €1.28M',
  );
  expect(issuedTotalText({ ...said, lower: 900, upper: 1100, actual: 1000 }, 'count', 'EUR')).toBe(
    '30 days ago it said 900 to 1,100; it was 1,000',
  );
});
