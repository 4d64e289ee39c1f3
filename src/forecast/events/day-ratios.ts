import { addDays, type Day } from '../../calendar/day.ts';
import type { History } from '../model.ts';

const WEEKS = 4;
const NEEDED = 2;
/** A closed day has no logarithm: effects end at 2 %, and at 50 times, of an ordinary day. */
const SMALLEST = 0.02;
const LARGEST = 50;

/** See `dayRatios`. */
export type DayRatios = (history: History, index: number, end: number) => number | null;

/**
 * How far a day lies from the ordinary days of its weekday in the four weeks before and after it, as the log of their ratio; null where
 * there are fewer than two of them, or their mean is not positive. Days on which something special happens are no ordinary ones, nor are
 * outliers.
 *
 * @param isOrdinary by the calendar
 * @returns for element `index` of a history, by its elements before `end` alone
 */
export function dayRatios(isOrdinary: (day: Day) => boolean): DayRatios {
  const known = new WeakMap<object, (number | null | undefined)[]>();
  return (history, index, end) => {
    // Later days of a history that grows don't change it.
    const isFinal = history.identity !== undefined && index + 7 * WEEKS < end;
    if (!isFinal) return dayRatio(history, index, end, isOrdinary);
    let ratios = known.get(history.identity);
    if (!ratios) known.set(history.identity, (ratios = []));
    const ratio = ratios[index];
    return ratio === undefined ? (ratios[index] = dayRatio(history, index, end, isOrdinary)) : ratio;
  };
}

function dayRatio(
  { start, values, weights }: History,
  index: number,
  end: number,
  isOrdinary: (day: Day) => boolean,
): number | null {
  const value = index < end ? (values[index] ?? null) : null;
  if (value === null) return null;
  let [sum, count] = [0, 0];
  for (let week = -WEEKS; week <= WEEKS; week++) {
    const other = index + 7 * week;
    const usual = week === 0 || other < 0 || other >= end ? null : (values[other] ?? null);
    if (usual === null || weights?.[other] === 0 || !isOrdinary(addDays(start, other))) continue;
    sum += usual;
    count++;
  }
  if (count < NEEDED || sum <= 0) return null;
  return Math.log(Math.min(LARGEST, Math.max(SMALLEST, (value * count) / sum)));
}
