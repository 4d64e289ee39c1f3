import { expect, test } from 'vitest';
import type { OperationHourJson } from '../../../api/operations/schema.ts';
import { outsideText } from './outside-text.ts';

const usual = { lower: 10, upper: 20 };

/** Hours of a day whose requests and latencies are these. */
const hoursOf = (ds: string, values: readonly (number | null)[], from = 0): OperationHourJson[] =>
  values.map((y, index) => ({
    ...{ ds, hour: from + index, errors: 0, error_rate: { y: 0, usual: null } },
    requests: { y, usual },
    latency_p95: { y, usual },
  }));

test('three hours in a row outside their range are named, the latest first, and of latencies only those above', () => {
  const hours = [
    ...hoursOf('2026-09-20', [15, 5, 4, 3, 15, 25, 26, 15]),
    ...hoursOf('2026-09-21', [30, 40, 35, 20, 9, 9, 15], 7),
  ];
  expect(outsideText('requests', hours, '2026-09-22')).toBe(
    'Outside the range of the last eight weeks: Mon 21 Sep 07:00 to 10:00 above, up to 40; Sun 20 Sep 01:00 to 04:00 below, down to 3.',
  );
  expect(outsideText('latency_p95', hours, '2026-09-22')).toBe(
    'Outside the range of the last eight weeks: Mon 21 Sep 07:00 to 10:00 above, up to 40 ms.',
  );
});

test('a gap, midnight or an hour on the other side ends the row', () => {
  const night = [...hoursOf('2026-09-20', [30, 30], 22), ...hoursOf('2026-09-21', [30, 5, 30, null, 30])];
  expect(outsideText('requests', night, '2026-09-22')).toMatch(/^No three hours in a row/);
  expect(outsideText('error_rate', night, '2026-09-22')).toMatch(/^Too few weeks/);
});
