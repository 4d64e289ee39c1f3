import type { Day } from './day.ts';

/** One occurrence of a holiday with its window, a row of Prophet's holidays table. */
export interface HolidayRow {
  readonly ds: Day;
  readonly holiday: string;
  /** A day of a planned event, such as a promotion; absent: a holiday. */
  readonly kind?: 'holiday' | 'event';
  /** How strong the event is on that day, such as the depth of a discount. */
  readonly value?: number;
  /** First day of the window relative to `ds`, 0 or negative. */
  readonly lower_window?: number;
  /** Last day of the window relative to `ds`, 0 or positive. */
  readonly upper_window?: number;
  /** Must be equal in all rows of a holiday. */
  readonly prior_scale?: number;
}
