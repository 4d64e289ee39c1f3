import { weekday } from '../../calendar/day.ts';
import type { FittedModel, History } from '../model.ts';

/**
 * The latest known values of a weekday, newest first; values with a weight under a half are left out.
 *
 * @param on the weekday, Monday is 0
 * @param count how many values at most
 * @param weeks how far back
 * @param end only the elements before it are read
 */
export function recentOn(
  { start, values, weights }: History,
  on: number,
  count: number,
  weeks: number,
  end = values.length,
): number[] {
  const recent: number[] = [];
  const oldest = Math.max(0, end - 7 * weeks);
  const last = end - 1;
  const back = (((weekday(start) + last - on) % 7) + 7) % 7;
  for (let index = last - back; index >= oldest && recent.length < count; index -= 7) {
    const value = values[index] ?? null;
    if (value !== null && (weights?.[index] ?? 1) >= 0.5) recent.push(value);
  }
  return recent;
}

/** A model with one value a weekday, each computed when it is first needed. */
export function byWeekday(of: (on: number) => number | null): FittedModel {
  const known: (number | null | undefined)[] = [];
  return {
    predict: (days) =>
      days.map((day) => {
        const on = weekday(day);
        const before = known[on];
        return before === undefined ? (known[on] = of(on)) : before;
      }),
  };
}
