import type { Day } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { eventDays } from '../events/event-days.ts';
import { NO_EFFECTS } from '../events/event-effects.ts';
import { withEvents } from '../members/with-events.ts';
import { prophetMembers } from '../members/level-adjusted-prophet.ts';
import type { History } from '../model.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';

/** Fitted to the latest day, so that an event of last week counts. */
const FITTED_DAILY = 1;

/**
 * The relative change of a day by a holiday or event, -1 or more, as learned by the members of the ensemble that model events. Null if
 * the event never occurred in the history, or the expected value without it is not positive.
 *
 * @param holidays the calendar, in which the day is not one of the event's already
 * @param name of the holiday or event
 * @param on the day of the event, after the history
 */
export function eventEffect(history: History, holidays: readonly HolidayRow[], name: string, on: Day): number | null {
  const known = holidays.find(({ holiday }) => holiday === name);
  if (!known) return null;
  const { lower_window: _before, upper_window: _after, ...row } = known;
  const usual = expectedOn(history, holidays, on);
  const moved = expectedOn(history, [...holidays, { ...row, ds: on }], on);
  // An event that never occurred has no column in the fit, so that the forecast is the same to the last bit.
  return usual === null || moved === null || usual <= 0 || moved === usual ? null : Math.max(0, moved) / usual - 1;
}

function expectedOn(history: History, holidays: readonly HolidayRow[], day: Day): number | null {
  const members = prophetMembers(holidays, FITTED_DAILY).map(withEvents(eventDays(holidays), () => NO_EFFECTS));
  return mean(members.flatMap((member) => member.fit(history).predict([day])[0] ?? []));
}
