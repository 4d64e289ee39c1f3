import { daysBetween, addDays, type Day } from '../../../calendar/day.ts';
import type { DayVerdict } from '../../../report/summary.ts';

/** A day that can't be judged now: the run that should have is late or failed. Its value stays, where it is known. */
export function withheld(item: DayVerdict): DayVerdict {
  const { value, expectation } = item.verdict;
  return { ...item, verdict: { status: 'late_data', value, expectation } };
}

/**
 * The days of a series when its figures are stale: those up to the last closed day that no run has judged are late, and a Normal of the
 * last closed day is withheld. Alerts stay.
 *
 * @param days ascending
 */
export function staleDays(days: readonly DayVerdict[], lastClosed: Day): DayVerdict[] {
  const last = days.at(-1);
  if (!last) return [];
  if (last.day >= lastClosed) return [...days.slice(0, -1), last.verdict.status === 'normal' ? withheld(last) : last];
  const { metric, slice } = last;
  const missing = daysBetween(addDays(last.day, 1), lastClosed).map((day) => ({
    metric,
    slice,
    day,
    verdict: { status: 'late_data' as const, value: null, expectation: null },
  }));
  return [...days, ...missing];
}
