import { addDays, type Day } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';

/** What is special about a day: a holiday or event, or a day of its declared window. */
export interface EventDay {
  readonly name: string;
  readonly kind: 'holiday' | 'event';
  /**
   * What shares one effect: the name of an event; of a holiday with several days, each of them (`Christmas 2`); of a declared window, each
   * offset (`Christmas -1`).
   */
  readonly key: string;
  /** Days from the holiday or event, 0 on its own days: below 0 in the window before it. */
  readonly offset: number;
  /** The strength of an event, such as the depth of a discount; null where none is declared. */
  readonly value: number | null;
}

export type EventDays = ReadonlyMap<Day, readonly EventDay[]>;

/**
 * The special days of a calendar. Occurrences are the same event where they have the same name, whatever their dates: so holidays that move
 * keep their effect.
 *
 * @example Array.from(eventDays(['2026-12-25', '2026-12-26'].map((day) => ({ ds: dayFromIso(day), holiday: 'Xmas' }))).values()).flat().map(({ key }) => key) // ['Xmas', 'Xmas 2']
 */
export function eventDays(rows: readonly HolidayRow[]): EventDays {
  const days = new Map<Day, EventDay[]>();
  const add = (day: Day, event: EventDay): void => {
    const others = days.get(day) ?? [];
    if (!others.some(({ key }) => key === event.key)) days.set(day, [...others, event]);
  };
  const latest = new Map<string, { readonly day: Day; readonly position: number }>();
  for (const row of [...rows].sort((a, b) => a.ds - b.ds)) {
    const { ds, holiday: name, kind = 'holiday', value = null, lower_window: lower = 0, upper_window: upper = 0 } = row;
    const before = latest.get(name);
    const position = before && ds - before.day <= 1 ? before.position + ds - before.day : 1;
    latest.set(name, { day: ds, position });
    for (let offset = lower; offset <= upper; offset++) {
      add(addDays(ds, offset), { name, kind, key: `${name}${suffixOf(kind, position, offset)}`, offset, value });
    }
  }
  return days;
}

/** What tells the days of a holiday, or of a window, from its first one. */
function suffixOf(kind: EventDay['kind'], position: number, offset: number): string {
  if (offset !== 0) return offset < 0 ? ` ${offset}` : ` +${offset}`;
  return kind === 'holiday' && position > 1 ? ` ${position}` : '';
}
