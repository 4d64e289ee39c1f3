import { addDays, dayFromIso, isoDay, monthStart, nextMonthStart, type Day } from './day.ts';

export type PeriodKind = 'month' | 'quarter';

/** A calendar month or quarter. */
export interface Period {
  readonly kind: PeriodKind;
  readonly first: Day;
  readonly last: Day;
}

/**
 * Returns the month or quarter that contains a day.
 * @example isoDay(periodOf('quarter', dayFromIso('2026-09-21')).first) // '2026-07-01'
 * @example isoDay(periodOf('quarter', dayFromIso('2026-09-21')).last) // '2026-09-30'
 */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const months = kind === 'month' ? [monthStart(day)] : quarterMonths(day);
  const [first = day, last = first] = [months[0], months.at(-1)];
  return { kind, first, last: addDays(nextMonthStart(last), -1) };
}

/** Returns the number of days of a period from the given day on, that day included. */
export function daysLeft({ last }: Period, from: Day): number {
  return last - from + 1;
}

/** Returns the months of a period. */
export function monthsOf({ kind, first }: Period): Period[] {
  return kind === 'month' ? [periodOf(kind, first)] : quarterMonths(first).map((month) => periodOf('month', month));
}

/**
 * Returns the name of a period as used in a config.
 * @example periodId(periodOf('month', dayFromIso('2026-09-21'))) // '2026-09'
 * @example periodId(periodOf('quarter', dayFromIso('2026-09-21'))) // '2026-Q3'
 */
export function periodId({ kind, first }: Period): string {
  const month = isoDay(first).slice(0, 7);
  return kind === 'month' ? month : `${month.slice(0, 4)}-Q${quarterNumber(first)}`;
}

/**
 * Returns the quarter of the year, 1 to 4.
 * @example quarterNumber(dayFromIso('2026-12-31')) // 4
 */
export function quarterNumber(day: Day): number {
  return Math.ceil(Number(isoDay(day).slice(5, 7)) / 3);
}

function quarterMonths(day: Day): Day[] {
  const month = String(3 * quarterNumber(day) - 2).padStart(2, '0');
  const first = dayFromIso(`${isoDay(day).slice(0, 4)}-${month}-01`);
  const second = nextMonthStart(first);
  return [first, second, nextMonthStart(second)];
}
