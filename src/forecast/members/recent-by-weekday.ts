import { weekday } from '../../calendar/day.ts';
import type { FittedModel, History } from '../model.ts';

/**
 * The latest known values of a weekday, newest first; values of little weight (under a half) are passed over.
 *
 * @param on the weekday, Monday is 0
 * @param count how many values at most
 * @param weeks how far back to look
 */
export function recentOn({ start, values, weights }: History, on: number, count: number, weeks: number): number[] {
  const recent: number[] = [];
  const oldest = Math.max(0, values.length - 7 * weeks);
  const last = values.length - 1;
  const back = (((weekday(start) + last - on) % 7) + 7) % 7;
  for (let index = last - back; index >= oldest && recent.length < count; index -= 7) {
    const value = values[index] ?? null;
    if (value !== null && (weights?.[index] ?? 1) >= 0.5) recent.push(value);
  }
  return recent;
}

/** `recentOn` of each weekday, Monday first. */
export function recentByWeekday(history: History, count: number, weeks: number): number[][] {
  return Array.from({ length: 7 }, (_, on) => recentOn(history, on, count, weeks));
}

/** What a model says that knows of nothing but weekdays, each worked out once, when a day of it is asked for. */
export function byWeekday(of: (on: number) => number | null): FittedModel {
  const said: (number | null | undefined)[] = [];
  return {
    predict: (days) =>
      days.map((day) => {
        const on = weekday(day);
        const before = said[on];
        return before === undefined ? (said[on] = of(on)) : before;
      }),
  };
}
