import type { Day } from '../../../calendar/day.ts';
import { isJudged, isJudgedStatus, type Verdict } from '../../../detect/verdict.ts';
import { baseline, isCompared, type ForecastDay } from '../../../incidents/tree/baseline.ts';

/** A day of a series with its verdict. */
interface JudgedDay {
  readonly day: Day;
  readonly verdict: Verdict;
}

/**
 * The days from an onset on, with what was expected of them before it: the days that count in the gap of an incident, and the same numbers.
 * Days that do not count lose their expectation.
 *
 * @param days of one series, ascending
 */
export function withoutEvent<T extends JudgedDay>(days: readonly T[], since: Day): T[] {
  const own = days.filter(({ day }) => day >= since);
  const compared = own.flatMap(({ day, verdict }) => forecastDay(day, verdict) ?? []);
  const expected = new Map(baseline(compared).map((one) => [one.day, one.expected]));
  return own.map((one) => ({ ...one, verdict: expecting(one.verdict, expected.get(one.day) ?? null) }));
}

function forecastDay(day: Day, { status, value, expectation }: Verdict): ForecastDay | null {
  if (!expectation || !isCompared({ status, value, yhat: expectation.yhat })) return null;
  return { day, yhat: expectation.yhat, yhatBefore: expectation.yhat_before };
}

function expecting(verdict: Verdict, yhat: number | null): Verdict {
  const { status, value, expectation } = verdict;
  const changed = yhat === null || !expectation ? null : { ...expectation, yhat };
  if (changed !== null && isJudged(verdict)) return { ...verdict, expectation: changed };
  return { status: isJudgedStatus(status) ? 'unclear' : status, value, expectation: changed };
}
