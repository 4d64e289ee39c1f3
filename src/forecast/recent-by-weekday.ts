import { addDays, weekday } from '../calendar/day.ts';
import type { History } from './model.ts';

/**
 * The latest known values of each weekday, newest first, Monday at index 0; values of little weight (under a half) are passed over.
 *
 * @param count how many values a weekday at most
 * @param weeks how far back to look
 */
export function recentByWeekday(history: History, count: number, weeks: number): number[][] {
  const { start, values, weights } = history;
  const recent: number[][] = Array.from({ length: 7 }, () => []);
  const oldest = Math.max(0, values.length - 7 * weeks);
  for (let index = values.length - 1; index >= oldest; index--) {
    const value = values[index] ?? null;
    const found = recent[weekday(addDays(start, index))];
    const trusted = (weights?.[index] ?? 1) >= 0.5;
    if (value !== null && trusted && found && found.length < count) found.push(value);
  }
  return recent;
}
