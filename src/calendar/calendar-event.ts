import type { Day } from './day.ts';

/** A holiday, or a promotion or another event that was known ahead, from its first day to its last. */
export interface CalendarEvent {
  readonly kind: 'holiday' | 'event';
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}
