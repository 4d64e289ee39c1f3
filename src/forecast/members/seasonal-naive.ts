import type { Model } from '../model.ts';
import { byWeekday, recentOn } from './recent-by-weekday.ts';

/** A weekday without a value for longer has no forecast. */
export const WEEKS_LOOKED_BACK = 13;

/**
 * Each day is forecast as the last value of its weekday: the reference for every other forecast. Null for a weekday without a value
 * in the last 13 weeks.
 *
 * @source Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), section 5.2, season of 7 days
 * @example seasonalNaive.fit({ start: dayFromIso('2026-09-14'), values: [1, 2, 3, 4, 5, 6, 7] }).predict([dayFromIso('2026-09-21')]) // [1]
 */
export const seasonalNaive: Model = {
  id: 'seasonal-naive',
  fit: (history) => byWeekday((on) => recentOn(history, on, 1, WEEKS_LOOKED_BACK)[0] ?? null),
};
