import { blindTo, learningFrom } from './calendar-aware.ts';
import { ets } from './ets.ts';
import { prophetModel } from './exact-fit.ts';
import { levelled, levelledExactFit } from './levelled-exact-fit.ts';
import { unlessIntermittent } from './intermittent.ts';
import type { Model } from './model.ts';
import type { HolidayRow } from './prophet/options.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { weekdayMean } from './weekday-mean.ts';

const blind: readonly Model[] = [seasonalNaive, weekdayMean, unlessIntermittent(ets)];

/** The members that forecast together where no holidays are known. */
export const defaultMembers: readonly Model[] = [...blind, unlessIntermittent(levelledExactFit)];

/**
 * The members that forecast together. Of a holiday or event only that one says something that knows their effects: the others are
 * kept from such days.
 *
 * @param holidays one row a day
 * @param daysBetweenFits after how many days the exact fit is made anew; in between its level follows
 * @example membersKnowing([]).map(({ id }) => id) // ['seasonal-naive', 'weekday-mean', 'ets', 'levelled-exact-fit']
 */
export function membersKnowing(holidays: readonly HolidayRow[], daysBetweenFits = 14): readonly Model[] {
  const exact = levelled('levelled-exact-fit', prophetModel('exact-fit', { holidays }), daysBetweenFits);
  const knowing = unlessIntermittent(exact);
  if (holidays.length === 0) return [...blind, knowing];
  const days = new Set(holidays.map(({ ds }) => ds));
  return [...blind.map((model) => blindTo(days, model)), learningFrom(days, knowing)];
}
