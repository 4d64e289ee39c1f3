import type { Source } from '../../source.ts';
import { isRefusal, type Field } from '../fields/field.ts';
import { dayField, timeField } from '../times/time-field.ts';

const OFFSET = /(?<=\d) ?(?:Z|[+-]\d{2}(?::?\d{2})?)$/;
/** Months, quarters and weeks as exports write them: 2024-03, 03/2024, Mar 2024, 2024-W12, 2024 Q1, KW 12. */
const PERIOD =
  /^(?:\d{4}[-/. ]?(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/. ]\d{4}|\p{L}{3,9}\.?[-/ ]\d{2,4}|\d{4}[- ]?(?:w|q|kw)\d{1,2}|(?:w|q|kw|week|woche|quarter) ?\d{1,2}.*)$/iu;

/**
 * Returns a parser of the days of a table of daily values, to `YYYY-MM-DD`. A day can be written as its midnight; the date counts as it is
 * written, whatever offset stands behind it.
 */
export function dailyDayField({ timeFormat }: Pick<Source, 'timeFormat'>): Field {
  const time = timeField({ format: timeFormat, zone: 'UTC', dateOnly: true });
  const day = dayField(timeFormat);
  return (text) => {
    const local = timeFormat === 'iso' && text.includes(':') ? text.replace(OFFSET, '') : text;
    const read = time(local);
    if (read === null) return read;
    if (isRefusal(read)) return PERIOD.test(text) ? { reason: periodReason } : dayRefusal(read.reason);
    return /T00:00:00(?:\.0+)?Z$/.test(read)
      ? day(local)
      : { reason: 'has a time of day: a table of daily values has days' };
  };
}

const periodReason =
  'is a month, a week or a quarter: a table of daily values has a row for each day; export it by day';

function dayRefusal(reason: string): { readonly reason: string } {
  return {
    reason: reason.replace('is not a time of the form YYYY-MM-DDTHH:MM:SS', 'is not a day of the form YYYY-MM-DD'),
  };
}
