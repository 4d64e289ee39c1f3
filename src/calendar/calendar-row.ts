import type { HolidayRow } from './holiday-row.ts';

/** A holiday, or a day of a promotion or another event that was known ahead: an event has a row for each of its days. */
export interface CalendarRow extends HolidayRow {
  readonly kind: 'holiday' | 'event';
  /** `dim=value`: what an event is confined to; empty: it is everywhere. */
  readonly scope: string;
}

/**
 * The rows that bear on a slice: what is confined to `country=DE` tells nothing of `country=FR`, but something of the whole and of every
 * product.
 */
export function calendarOf(rows: readonly CalendarRow[], slice: string): CalendarRow[] {
  return rows.filter(({ scope }) => scope === '' || scope === slice || dimensionOf(scope) !== dimensionOf(slice));
}

function dimensionOf(slice: string): string {
  return slice.slice(0, Math.max(0, slice.indexOf('=')));
}
