import { dayFromIso } from '../../calendar/day.ts';
import { dayText, yearOf } from '../../report/words/format.ts';

/** A day of the API in words, with its year unless that is the year of `beside`: `Mon 21 Sep`. */
export function dayOfText(ds: string, beside: string | null): string {
  const day = dayFromIso(ds);
  return beside === null ? `${dayText(day, yearOf(day))} ${yearOf(day)}` : dayText(day, yearOf(dayFromIso(beside)));
}
