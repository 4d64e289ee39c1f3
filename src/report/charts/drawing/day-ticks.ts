import { utcFormat } from 'd3-time-format';
import { daysBetween, isoDay, monthStart, nextMonthStart, weekday, type Day } from '../../../calendar/day.ts';

/** A tick on the day axis; not every one has a label. */
export interface DayTick {
  readonly day: Day;
  readonly label: string | null;
}

const MONDAYS_UP_TO = 45;
const YEARS_FROM = 500;
const MOST_LABELS = 5;
const dayAndMonth = utcFormat('%-d %b');
const year = utcFormat('%Y');

/**
 * One tick a month, a Monday for short spans, or a year for long ones; at most five have a label.
 * @example dayTicks(dayFromIso('2026-06-24'), dayFromIso('2026-10-21')).map(({ label }) => label) // ['1 Jul', '1 Aug', '1 Sep', '1 Oct']
 */
export function dayTicks(first: Day, last: Day): DayTick[] {
  const days = last - first + 1;
  if (days <= MONDAYS_UP_TO) return thinned(mondays(first, last), labelOfDay);
  const starts = months(first, last);
  if (days < YEARS_FROM) return thinned(starts, labelOfDay);
  return thinned(
    starts.filter((day) => isoDay(day).slice(5, 7) === '01'),
    (day) => year(dateOf(day)),
  );
}

function mondays(first: Day, last: Day): Day[] {
  return daysBetween(first, last).filter((day) => weekday(day) === 0);
}

function months(first: Day, last: Day): Day[] {
  const starts: Day[] = [];
  const begin = monthStart(first) === first ? first : nextMonthStart(first);
  for (let day = begin; day <= last; day = nextMonthStart(day)) starts.push(day);
  return starts;
}

function thinned(days: readonly Day[], label: (day: Day) => string): DayTick[] {
  const step = Math.max(1, Math.ceil(days.length / MOST_LABELS));
  return days.map((day, index) => ({ day, label: index % step === 0 ? label(day) : null }));
}

function labelOfDay(day: Day): string {
  const date = dateOf(day);
  return isoDay(day).endsWith('-01-01') ? `${dayAndMonth(date)} ${year(date)}` : dayAndMonth(date);
}

function dateOf(day: Day): Date {
  return new Date(`${isoDay(day)}T00:00:00Z`);
}
