import { expect, test } from 'vitest';
import { metric } from '../../../test/fixtures/metrics.ts';
import { dayVerdict, expected, verdictOn } from '../../../test/fixtures/verdicts.ts';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import type { Verdict } from '../../detect/verdict.ts';
import { periodForecasts } from './period-forecasts.ts';

const revenue = metric({ id: 'revenue', nonNegative: true });
const FIRST = dayFromIso('2026-09-01');
const RESTS = new Map([[26, { lower: 9, middle: 10, upper: 12, expected: [], ratios: [1] }]]);
const AS_EXPECTED = verdictOn(revenue, 50, expected({ yhat: 50, warning_lower: 10, warning_upper: 90 }));

/** September after four days, of which the last one has a verdict of its own. */
function september(value: number | null, last: Verdict) {
  const values = [50, 50, 50, value];
  const known = { id: 'revenue', metric: revenue, slice: '', start: FIRST, values, volumes: [], closed: [] };
  const days = values.map((_, index) =>
    dayVerdict(revenue, addDays(FIRST, index), index < values.length - 1 ? AS_EXPECTED : last),
  );
  return periodForecasts(known, days, RESTS).map(({ soFar, unknownDays, isSure }) => ({ soFar, unknownDays, isSure }));
}

test('a day whose data have a fault counts as forecast in a total, like one without data', () => {
  const expectation = expected({ yhat: 40 });
  expect(september(100, { status: 'data_fault', value: 100, expectation })).toEqual([
    { soFar: 190, unknownDays: 1, isSure: false },
  ]);
  expect(september(null, { status: 'no_data', value: null, expectation })).toEqual([
    { soFar: 190, unknownDays: 1, isSure: false },
  ]);
  expect(september(100, AS_EXPECTED)).toEqual([{ soFar: 250, unknownDays: 0, isSure: true }]);
});

test('without a forecast the value of a faulty day stays, and is not called sure', () => {
  expect(september(100, { status: 'data_fault', value: 100, expectation: null })).toEqual([
    { soFar: 250, unknownDays: 1, isSure: false },
  ]);
});
