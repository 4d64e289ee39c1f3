import { addDays, type Day } from '../../calendar/day.ts';

/** A slice without rows for so long before a day is not judged on that day. */
const SILENT_DAYS = 28;

/** Whether a day has rows on it or shortly before. Later rows don't count, or the verdict of a day would depend on its future. */
export function hadRowsBefore(values: readonly { readonly day: Day }[]): (day: Day) => boolean {
  return (day) => {
    const latest = values.findLast((value) => value.day <= day)?.day;
    return latest !== undefined && latest >= addDays(day, -SILENT_DAYS);
  };
}
