import { isoDay, type Day } from '../../calendar/day.ts';

/** A holiday of all Germany, which the shop knows ahead. */
export interface DemoHoliday {
  readonly name: string;
  /** What it leaves of a usual day's orders. It is small, as the shop never closes. */
  readonly effect: number;
}

const USUAL = 0.87;

const EVERY_YEAR: ReadonlyMap<string, DemoHoliday> = new Map([
  ['01-01', { name: "New Year's Day", effect: 0.78 }],
  ['05-01', { name: 'Labour Day', effect: USUAL }],
  ['10-03', { name: 'German Unity Day', effect: USUAL }],
  ['12-24', { name: 'Christmas Eve', effect: 0.65 }],
  ['12-25', { name: 'Christmas Day', effect: 0.6 }],
  ['12-26', { name: 'Boxing Day', effect: 0.75 }],
  ['12-31', { name: "New Year's Eve", effect: 0.75 }],
]);

/** Of the demo's three years. */
const MOVABLE: ReadonlyMap<string, DemoHoliday> = new Map(
  [
    { name: 'Good Friday', days: ['2024-03-29', '2025-04-18', '2026-04-03'] },
    { name: 'Easter Monday', days: ['2024-04-01', '2025-04-21', '2026-04-06'] },
    { name: 'Ascension Day', days: ['2024-05-09', '2025-05-29', '2026-05-14'] },
    { name: 'Whit Monday', days: ['2024-05-20', '2025-06-09', '2026-05-25'] },
  ].flatMap(({ name, days }) => days.map((day) => [day, { name, effect: USUAL }] as const)),
);

/** The holiday on a day, if it is one. Movable ones are known for the demo's three years only. */
export function demoHoliday(day: Day): DemoHoliday | null {
  const iso = isoDay(day);
  return EVERY_YEAR.get(iso.slice(5)) ?? MOVABLE.get(iso) ?? null;
}

/** What a holiday leaves of a usual day's orders, 1 on other days. */
export function holidayEffect(day: Day): number {
  return demoHoliday(day)?.effect ?? 1;
}
