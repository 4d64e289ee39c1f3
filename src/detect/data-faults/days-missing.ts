import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import type { DailyDay } from '../../metrics/daily-day.ts';
import { quantile } from '../../stats/quantile.ts';
import type { DataFault } from './data-fault.ts';

/** So many times in a row the table had values on the weekday; holidays and closures count for neither. */
const WEEKS = 8;
const LEAST_WEEKS = 4;

/**
 * Days between others that a table of daily values has left out, although it has each such weekday: a line is missing, not the business.
 * They are recognised by the days before them and the later ones that are there.
 *
 * @param isOpen whether trade is expected on a day: no closure and no holiday
 */
export function daysMissing(days: readonly DailyDay[], isOpen: (day: Day) => boolean): Omit<DataFault, 'source'>[] {
  const values = new Map(days.map((one) => [one.day, one.values]));
  const first = days[0]?.day ?? Infinity;
  return days.slice(1).flatMap(({ day }, index) => {
    const before = days[index]?.day ?? day;
    return daysBetween(addDays(before, 1), addDays(day, -1)).flatMap((missing) => {
      if (!isOpen(missing)) return [];
      const latest = addDays(missing, -7 * Math.ceil((missing - before) / 7));
      const weeks = Array.from({ length: WEEKS }, (_, week) => addDays(latest, -7 * week));
      const there = weeks.flatMap((one) => values.get(one) ?? []);
      const isUsual =
        addDays(latest, -7 * (WEEKS - 1)) >= first &&
        there.length >= LEAST_WEEKS &&
        weeks.every((one) => values.has(one) || !isOpen(one));
      if (!isUsual) return [];
      const evidence = { usual_values: quantile(there, 0.5) ?? 0 };
      return [{ kind: 'rhythm_broken' as const, place: '', day: missing, evidence }];
    });
  });
}
