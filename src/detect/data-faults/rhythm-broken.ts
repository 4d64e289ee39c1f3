import { addDays, weekday, type Day } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import type { DataFault } from './data-fault.ts';
import { usual, usualDays } from './usual-days.ts';

/** From this share of days with a file of their own on, a source delivers every day by itself. */
const OWN_FILES = 0.9;
/** So many weeks in a row the source had rows on the weekday. */
const WEEKS = 4;

/**
 * Days without rows of a source that usually delivers each day in a file of its own: the delivery is missing, not the business.
 *
 * @param isOpen whether trade is expected on a day: no closure and no holiday
 */
export function rhythmBroken(
  profiles: readonly DayProfile[],
  isOpen: (day: Day) => boolean,
): Omit<DataFault, 'source'>[] {
  return profiles.flatMap((profile, index) => {
    const before = profiles[index - 1];
    if (!before || profile.day - before.day === 1) return [];
    const days = usualDays(profiles, index, () => false);
    if (!days || new Set(days.all.map(({ file }) => file)).size < OWN_FILES * days.all.length) return [];
    const found: Omit<DataFault, 'source'>[] = [];
    for (let day = addDays(before.day, 1); day < profile.day; day = addDays(day, 1)) {
      const missing = day;
      const same = days.all.filter((one) => weekday(one.day) === weekday(missing) && one.day < missing);
      const isUsual =
        same.length >= WEEKS && same.slice(-WEEKS).every((one) => one.day >= addDays(missing, -7 * WEEKS));
      const evidence = { usual_rows: usual(same, ({ rows }) => rows) };
      if (isOpen(missing) && isUsual) found.push({ kind: 'rhythm_broken', place: '', day: missing, evidence });
    }
    return found;
  });
}
