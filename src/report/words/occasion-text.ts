import type { Expectation } from '../../detect/expectation.ts';

/** Why the first day of a holiday is not judged. */
export function newHolidayText(day: string, { occasion }: Pick<Expectation, 'occasion'>): string {
  return `${day} is the first ${occasion ?? 'such holiday'} in the data, so there is nothing to compare it with`;
}

/** The holidays and events of a day, after its name; empty on an ordinary day. */
export function occasionText({ occasion }: Pick<Expectation, 'occasion'>): string {
  return occasion === null ? '' : ` (${occasion})`;
}
