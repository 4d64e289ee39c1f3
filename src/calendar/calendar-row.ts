import type { HolidayRow } from './holiday-row.ts';

/** A holiday, or one day of a planned event such as a promotion. */
export interface CalendarRow extends HolidayRow {
  readonly kind: 'holiday' | 'event';
  /** The slice `dim=value` that an event is limited to; empty: everything. */
  readonly scope: string;
}

/**
 * Returns the rows that apply to a slice. An event limited to `country=DE` applies to that slice, to the total and to slices of other
 * dimensions, but not to `country=FR`.
 */
export function calendarOf(rows: readonly CalendarRow[], slice: string): CalendarRow[] {
  return rows.filter(({ scope }) => scope === '' || scope === slice || dimensionOf(scope) !== dimensionOf(slice));
}

function dimensionOf(slice: string): string {
  return slice.slice(0, Math.max(0, slice.indexOf('=')));
}
