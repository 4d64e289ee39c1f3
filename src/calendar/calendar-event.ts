import type { Day } from './day.ts';

/** A holiday or a planned event, such as a promotion, from its first to its last day. */
export interface CalendarEvent {
  readonly kind: 'holiday' | 'event';
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}
