import { mean } from '../../stats/mean.ts';
import type { Model } from '../model.ts';
import { byWeekday, recentOn } from './recent-by-weekday.ts';
import { WEEKS_LOOKED_BACK } from './seasonal-naive.ts';

export const VALUES_AVERAGED = 4;

/**
 * Each day is forecast as the mean of the last four values of its weekday: slower to follow a change than the seasonal naive forecast,
 * and half as noisy. Null for a weekday without a value in the last 13 weeks.
 *
 * @example weekdayMean.fit({ start: dayFromIso('2026-09-14'), values: [1, 0, 0, 0, 0, 0, 0, 3] }).predict([dayFromIso('2026-09-28')]) // [2]
 */
export const weekdayMean: Model = {
  id: 'weekday-mean',
  fit: (history) => byWeekday((on) => mean(recentOn(history, on, VALUES_AVERAGED, WEEKS_LOOKED_BACK))),
};
