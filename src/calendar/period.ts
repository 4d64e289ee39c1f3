import { addDays, dayFromIso, isoDay, monthStart, nextMonthStart, type Day } from './day.ts';

export type PeriodKind = 'month' | 'quarter';

/** A month or quarter of the calendar. */
export interface Period {
  readonly kind: PeriodKind;
  readonly first: Day;
  readonly last: Day;
}

/**
 * The month or quarter that holds a day.
 * @example isoDay(periodOf('quarter', dayFromIso('2026-09-21')).first) // '2026-07-01'
 * @example isoDay(periodOf('quarter', dayFromIso('2026-09-21')).last) // '2026-09-30'
 */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const months = kind === 'month' ? [monthStart(day)] : quarterMonths(day);
  const [first = day, last = first] = [months[0], months.at(-1)];
  return { kind, first, last: addDays(nextMonthStart(last), -1) };
}

/** How many days a period has from a day of it on. */
export function daysLeft({ last }: Period, from: Day): number {
  return last - from + 1;
}

/** The months of a period. */
export function monthsOf({ kind, first }: Period): Period[] {
  return kind === 'month' ? [periodOf(kind, first)] : quarterMonths(first).map((month) => periodOf('month', month));
}

/**
 * A period's name in a config.
 * @example periodId(periodOf('month', dayFromIso('2026-09-21'))) // '2026-09'
 * @example periodId(periodOf('quarter', dayFromIso('2026-09-21'))) // '2026-Q3'
 */
export function periodId({ kind, first }: Period): string {
  const month = isoDay(first).slice(0, 7);
  return kind === 'month' ? month : `${month.slice(0, 4)}-Q${quarterNumber(first)}`;
}

/**
 * Which quarter of its year holds a day.
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
