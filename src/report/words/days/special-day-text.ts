import type { Expectation } from '../../../detect/expectation.ts';

/** Why the first day of a holiday is not judged. */
export function newHolidayText(day: string, { special_day }: Pick<Expectation, 'special_day'>): string {
  return `${day} is the first ${special_day ?? 'such holiday'} in the data, so there is nothing to compare it with`;
}

/** The holidays and events of a day, after its name; empty on an ordinary day. */
export function specialDayText({ special_day }: Pick<Expectation, 'special_day'>): string {
  return special_day === null ? '' : ` (${special_day})`;
}
