import { addDays, type Day } from '../../calendar/day.ts';
import type { History } from '../model.ts';

const WEEKS = 4;
const NEEDED = 2;
/** A closed day has no logarithm: effects end at 2 %, and at 50 times, of an ordinary day. */
const SMALLEST = 0.02;
const LARGEST = 50;

/**
 * How far a day lies from the ordinary days of its weekday in the four weeks before and after it, as the log of their ratio; null where
 * there are fewer than two of them, or their mean is not positive. Days on which something special happens are no ordinary ones, nor are
 * outliers.
 *
 * @param isOrdinary by the calendar
 * @returns for element `index` of a history, by its elements alone
 */
export function dayRatios(isOrdinary: (day: Day) => boolean): (history: History, index: number) => number | null {
  const known = new WeakMap<object, Map<number, number | null>>();
  return (history, index) => {
    // Later days of a history that grows don't change it.
    const isFinal = history.identity !== undefined && index + 7 * WEEKS < history.values.length;
    if (!isFinal) return dayRatio(history, index, isOrdinary);
    const ratios = known.get(history.identity) ?? new Map<number, number | null>();
    known.set(history.identity, ratios);
    const ratio = ratios.get(index);
    if (ratio !== undefined) return ratio;
    const found = dayRatio(history, index, isOrdinary);
    ratios.set(index, found);
    return found;
  };
}

function dayRatio(
  { start, values, weights }: History,
  index: number,
  isOrdinary: (day: Day) => boolean,
): number | null {
  const value = values[index] ?? null;
  if (value === null) return null;
  let [sum, count] = [0, 0];
  for (let week = -WEEKS; week <= WEEKS; week++) {
    const other = index + 7 * week;
    const usual = week === 0 || other < 0 ? null : (values[other] ?? null);
    if (usual === null || weights?.[other] === 0 || !isOrdinary(addDays(start, other))) continue;
    sum += usual;
    count++;
  }
  if (count < NEEDED || sum <= 0) return null;
  return Math.log(Math.min(LARGEST, Math.max(SMALLEST, (value * count) / sum)));
}
