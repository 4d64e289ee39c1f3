import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayFromIso } from '../../../calendar/day.ts';
import { noRows } from './continued-rows.ts';
import { prophetDesign, type Design } from './design.ts';

const DAY_MS = 86_400_000;
const start = dayFromIso('2024-01-01');
const calendars = [
  [],
  [20, 60, 95, 425].map((index) => ({ ds: addDays(start, index), holiday: index === 60 ? 'A' : `B${index % 2}` })),
  [30, 31].map((index) => ({ ds: addDays(start, index), holiday: 'C', lower_window: -1, upper_window: 40 })),
].map((holidays) => ({ holidays }));

/** The upper triangle of the Gram matrix, and what else a fit reads. */
function read({ gram, smooth, smoothWidth, stride, changepoints, t, rows, precisions }: Design) {
  const size = smoothWidth + changepoints.length;
  const upper = Array.from(gram).filter((_, at) => at % size >= Math.floor(at / size));
  return { upper, smooth: Array.from(smooth), smoothWidth, stride, changepoints, t, rows, precisions };
}

test('a design that continues the rows of the last one is the same as one of its own, to the last bit', () => {
  const request = fc.record({
    length: fc.integer({ min: 1, max: 460 }),
    calendar: fc.integer({ min: 0, max: calendars.length - 1 }),
    isYearly: fc.boolean(),
    left: fc.constantFrom(0, 0, 7),
  });
  fc.assert(
    fc.property(fc.array(request, { minLength: 2, maxLength: 6 }), (requests) => {
      const latest = noRows();
      for (const { length, calendar, isYearly, left } of requests) {
        const days = Array.from({ length }, (_, index) => index).filter((index) => index === 0 || index % 11 !== left);
        const times = { ds: days.map((index) => (start + index) * DAY_MS) };
        const options = { ...calendars[calendar], ...(isYearly && { yearly_seasonality: true }) };
        const [continued, alone] = [prophetDesign(times, options, latest), prophetDesign(times, options)];
        expect(continued && read(continued)).toEqual(alone && read(alone));
      }
    }),
    { numRuns: 30 },
  );
});

test('days that are appended continue the arrays of the rows before them', () => {
  const latest = noRows();
  const times = (length: number) => ({ ds: Array.from({ length }, (_, index) => (start + index) * DAY_MS) });
  const [options] = calendars;
  const [first, next] = [prophetDesign(times(100), options, latest), prophetDesign(times(110), options, latest)];
  expect(next?.smooth.buffer).toBe(first?.smooth.buffer);
  expect(latest.sums?.rows).toBe(110);
});
