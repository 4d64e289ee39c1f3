import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { eventDays } from '../events/event-days.ts';
import { eventEffects, type EffectsAt } from '../events/event-effects.ts';
import { growing, type History } from '../model.ts';
import { oneDayAhead } from '../outliers/one-day-ahead.ts';

/**
 * The effects of holidays and events on a whole, for its slices to borrow: they are learned once a week of the whole, whichever slice
 * requests them.
 *
 * @param holidays one row a day, from the start of the whole on
 * @returns by the days of the whole before an origin; null without any
 */
export function wholeEffects(whole: History, holidays: readonly HolidayRow[]): EffectsAt {
  // The weight of a day depends on no later day.
  const history = growing({ start: whole.start, values: whole.values, weights: oneDayAhead(whole).weights });
  const effects = eventEffects(eventDays(holidays));
  return (origin) => {
    const days = Math.min(origin - whole.start, whole.values.length);
    return days > 0 ? effects(history, days) : null;
  };
}
