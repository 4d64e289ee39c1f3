import { eventDays } from '../events/event-days.ts';
import { eventEffects, type EffectsAt } from '../events/event-effects.ts';
import { withEventEffects, withEvents } from './with-events.ts';
import { withMonthlyDays } from './with-monthly-days.ts';
import { ets } from './ets.ts';
import { prophetMembers } from './level-adjusted-prophet.ts';
import { unlessIntermittent } from './intermittent-demand.ts';
import { withNewOpeningDays } from './new-opening-days.ts';
import { yearlyEts } from './yearly-ets.ts';
import type { Model } from '../model.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { weekdayMean } from './weekday-mean.ts';

const withoutEventEffects = [seasonalNaive, weekdayMean, ets].map(forAllSeries);

/**
 * The members of the ensemble. Prophet's models learn the effects of holidays and events by themselves; the others don't learn from such
 * days, and forecast them with effects learned apart.
 *
 * @param holidays one row a day; the days of a window are rows of their own
 * @param isOneOfMany whether there are many such series: Prophet's model is then fitted half as often, and two times instead of three
 * @param wholeAt the effects on the whole of a slice, which it borrows: then Prophet's models don't learn any by themselves, because a slice
 * has too few such days
 * @example membersWithEvents([]).map(({ id }) => id) // ['seasonal-naive', 'weekday-mean', 'ets', 'prophet-stiff', 'level-adjusted-prophet', 'level-adjusted-prophet-flexible', 'ets-yearly']
 * @example membersWithEvents([{ ds: dayFromIso('2026-09-22'), holiday: 'Sale' }])[0]
 *   ?.fit({ start: dayFromIso('2026-09-14'), values: [1, 2, 3, 4, 5, 6, 7] })
 *   .predict([dayFromIso('2026-09-21'), dayFromIso('2026-09-22')]) // [1, null]
 */
export function membersWithEvents(
  holidays: readonly HolidayRow[],
  isOneOfMany = false,
  wholeAt: EffectsAt | null = null,
): readonly Model[] {
  const fits = prophetMembers(wholeAt ? [] : holidays, isOneOfMany ? 28 : 14, isOneOfMany);
  const prophets = fits.map(forAllSeries);
  const days = eventDays(holidays);
  const monthly = withMonthlyDays((day) => days.has(day));
  const isKnown = holidays.length > 0;
  const effects = eventEffects(days, wholeAt);
  const [withEffects, withLearned] = isKnown
    ? [withEventEffects(days, effects), withEvents(days, effects)]
    : [unchanged, unchanged];
  const learned = prophets.map(wholeAt ? withEffects : withLearned);
  const [stiff] = learned;
  const yearly = stiff ? [forAllSeries(yearlyEts(stiff))] : [];
  return [...withoutEventEffects.map(withEffects), ...learned, ...yearly.map(withEffects)].map(monthly);
}

function unchanged(model: Model): Model {
  return model;
}

/**
 * The members of the ensemble where no holidays are known.
 * @example rollingForecast({ start: dayFromIso('2026-09-14'), values: Array(28).fill(100) }, defaultMembers).ahead(28, 2) // [100, 100]
 */
export const defaultMembers = membersWithEvents([]);

function forAllSeries(model: Model): Model {
  return withNewOpeningDays(unlessIntermittent(model));
}
