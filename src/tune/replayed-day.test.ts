import { expect, test } from 'vitest';
import { metric } from '../../test/fixtures/metrics.ts';
import { expected, verdictOn } from '../../test/fixtures/verdicts.ts';
import { dayFromIso } from '../calendar/day.ts';
import type { Expectation } from '../detect/expectation.ts';
import { isJudged } from '../detect/verdict.ts';
import type { Limit } from '../metrics/metric.ts';
import { isAlertWith, replayedDay } from './replayed-day.ts';

const VALUE = 49_000;
const LARGE = { tolerance: 2, minChange: null };

/** So many days together at half of what was expected, the last of them at `VALUE`. */
const halved = (days: number): Expectation['windows'][number] => ({
  ...{ days, known_days: days, yhat: 52_600, expected: 52_600 * days, actual: 26_300 * (days - 1) },
  ...{ error: -0.7 * (days - 1), limit: 1, spread: 0.1 },
  ...{ warning_lower: 50_000, warning_upper: null, critical_lower: null, critical_upper: null },
});

function isAlertAtAnyTolerance(changes: Partial<Expectation>, limit?: Limit): boolean {
  const own = limit ? metric({ limit }) : metric();
  const verdict = verdictOn(own, VALUE, expected(changes));
  if (!isJudged(verdict)) throw new Error('it is judged');
  expect(verdict.status).toBe('warning');
  return isAlertWith(replayedDay(dayFromIso('2026-03-02'), verdict, 0, own), LARGE);
}

test('no tolerance keeps the alert of a crossed limit, or of four weeks together, away; that of seven days it does', () => {
  expect(isAlertAtAnyTolerance({}, { below: 50_000 })).toBe(true);
  expect(isAlertAtAnyTolerance({ windows: [halved(28)] })).toBe(true);
  expect(isAlertAtAnyTolerance({ windows: [halved(7)] })).toBe(false);
});
