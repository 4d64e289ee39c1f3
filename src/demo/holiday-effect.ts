import { isoDay, type Day } from '../calendar/day.ts';

const USUAL = 0.87;

const EVERY_YEAR = new Map([
  ['01-01', 0.78],
  ['05-01', USUAL],
  ['10-03', USUAL],
  ['12-24', 0.65],
  ['12-25', 0.6],
  ['12-26', 0.75],
  ['12-31', 0.75],
]);

/** Good Friday, Easter Monday, Ascension and Whit Monday. */
const MOVABLE = new Set([
  ...['2024-03-29', '2024-04-01', '2024-05-09', '2024-05-20'],
  ...['2025-04-18', '2025-04-21', '2025-05-29', '2025-06-09'],
  ...['2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25'],
]);

/**
 * What a holiday of all Germany leaves of a usual day's orders, 1 on other days. It is small, as the shop never closes.
 * Movable holidays are known for the demo's three years only.
 */
export function holidayEffect(day: Day): number {
  const iso = isoDay(day);
  return EVERY_YEAR.get(iso.slice(5)) ?? (MOVABLE.has(iso) ? USUAL : 1);
}
