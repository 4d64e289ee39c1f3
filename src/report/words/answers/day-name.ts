import type { Day } from '../../../calendar/day.ts';
import type { Summary } from '../../summary.ts';
import { dayText } from '../format.ts';

/** A day within a summary: `Mon 21 Sep`, with the year unless it is the run's. */
export function dayName(day: Day, summary: Summary): string {
  return dayText(day, runYear(summary));
}

/** The year on the business's clock when the run was made. */
export function runYear({ localTime }: Summary): number {
  return Number(localTime.slice(0, 4));
}
