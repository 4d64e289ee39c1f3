import type { Day } from '../../calendar/day.ts';
import { dayText } from './format.ts';

/** A slice that began later than its metric, and what it borrows from the whole. */
export interface Borrowed {
  readonly begins: Day;
  readonly hasYear: boolean;
  readonly hasEvents: boolean;
}

/**
 * What a slice borrows, beside its forecast; null where that is nothing.
 * @example borrowedSentence({ begins: dayFromIso('2026-03-02'), hasYear: true, hasEvents: false }, 2026)
 *   // 'Began on Mon 2 Mar, later than the metric: borrows the time of year from the whole, as far as it follows it.'
 */
export function borrowedSentence({ begins, hasYear, hasEvents }: Borrowed, year: number): string | null {
  const parts = [
    ...(hasYear ? ['the time of year'] : []),
    ...(hasEvents ? ['the effects of holidays and events'] : []),
  ];
  if (parts.length === 0) return null;
  return `Began on ${dayText(begins, year)}, later than the metric: borrows ${parts.join(' and ')} from the whole, as far as it follows it.`;
}
