import { dayFromIso } from '../../../calendar/day.ts';
import { dayText, yearOf } from '../../words/format.ts';
import type { ChartEvent } from './forecast-chart-data.ts';

/**
 * A holiday or event with its days.
 * @example eventText({ kind: 'event', name: 'Summer sale', from: '2026-08-03', to: '2026-08-09' }) // 'Summer sale, Mon 3 Aug to Sun 9 Aug'
 * @example eventText({ kind: 'holiday', name: 'Labour Day', from: '2026-05-01', to: '2026-05-01' }) // 'Labour Day, Fri 1 May'
 */
export function eventText({ name, from, to }: ChartEvent): string {
  const [first, last] = [dayFromIso(from), dayFromIso(to)];
  const start = dayText(first, yearOf(last));
  return first === last ? `${name}, ${start}` : `${name}, ${start} to ${dayText(last, yearOf(last))}`;
}
