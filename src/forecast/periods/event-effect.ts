import type { Day } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { withEvents } from '../members/with-events.ts';
import { levelAdjustedProphets } from '../members/level-adjusted-prophet.ts';
import type { History } from '../model.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';

/** Fitted to all that is known, so that an event of last week counts. */
const FITTED_DAILY = 1;

/**
 * By what share a holiday or event would move a day, -1 or more, as the members of the ensemble have learned that know such days. Null where the
 * history has never seen it, or expects nothing of that day.
 *
 * @param holidays the calendar, in which the day is not one of the event's already
 * @param name of the holiday or event
 * @param on the day that is asked about, after the history
 */
export function eventEffect(history: History, holidays: readonly HolidayRow[], name: string, on: Day): number | null {
  const known = holidays.find(({ holiday }) => holiday === name);
  if (!known) return null;
  const { lower_window: _before, upper_window: _after, ...row } = known;
  const usual = expectedOn(history, holidays, on);
  const moved = expectedOn(history, [...holidays, { ...row, ds: on }], on);
  // An event that was never seen has no column to be fitted, so that its day is expected to the last bit as without it.
  return usual === null || moved === null || usual <= 0 || moved === usual ? null : Math.max(0, moved) / usual - 1;
}

function expectedOn(history: History, holidays: readonly HolidayRow[], day: Day): number | null {
  const days = new Set(holidays.map(({ ds }) => ds));
  const members = levelAdjustedProphets(holidays, FITTED_DAILY).map(withEvents(days));
  return mean(members.flatMap((member) => member.fit(history).predict([day])[0] ?? []));
}
