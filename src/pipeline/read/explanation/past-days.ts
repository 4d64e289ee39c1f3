import { addDays, daysBetween, weekday, type Day } from '../../../calendar/day.ts';
import { isAlert, type Status } from '../../../detect/verdict.ts';
import type { DayVerdict } from '../../../report/summary.ts';

/** Earlier days of each weekday. */
const PAST_WEEKS = 8;
const WITHOUT_USUAL_FACTS: ReadonlySet<Status> = new Set(['closed', 'no_data', 'late_data', 'data_fault']);
/** As far back as they are looked for. */
const MOST_WEEKS = 16;

/**
 * The days from whose facts the shares of the leaves are estimated: of each weekday among the explained days the last eight before them,
 * without alerts, faults in the data, closed days, holidays and events.
 *
 * @param judged the judged days of the series; days before them count as ordinary
 */
export function pastDays(explained: readonly Day[], judged: readonly DayVerdict[]): Day[] {
  const [first] = explained;
  if (first === undefined) return [];
  const unusual = new Set(judged.filter(isUnusual).map(({ day }) => day));
  const weekdays = new Set(explained.map(weekday));
  return daysBetween(addDays(first, -7), addDays(first, -1))
    .filter((day) => weekdays.has(weekday(day)))
    .flatMap((last) => {
      const earlier = Array.from({ length: MOST_WEEKS }, (_, weeks) => addDays(last, -7 * weeks));
      return earlier.filter((day) => !unusual.has(day)).slice(0, PAST_WEEKS);
    });
}

function isUnusual({ verdict }: DayVerdict): boolean {
  if (WITHOUT_USUAL_FACTS.has(verdict.status)) return true;
  return isAlert(verdict) || (verdict.expectation?.special_day ?? null) !== null;
}
