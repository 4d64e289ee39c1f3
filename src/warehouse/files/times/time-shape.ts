import { monthOf, weekdayOf } from './time-names.ts';
import { OFFSET } from './time-offset.ts';
import { clockShape, type ClockShape } from './clock-shape.ts';
import { dateShape } from './date-shape.ts';
import type { DateShape } from './leading-date.ts';

/** The structure of a time text, independent of its numbers. */
export interface TimeShape extends DateShape, ClockShape {
  /** What stands before the date, such as a weekday; in a pattern. */
  readonly before: string;
}

const WEEKDAY = new RegExp(`^(\\p{L}{2,})(\\.?,? )`, 'u');
/** As `date` and mail logs print it. */
const UNIX = new RegExp(
  `^(\\p{L}{2,}) (\\p{L}{3,}) +(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})(?: (${OFFSET}))? (\\d{4})$`,
  'iu',
);

/** Returns the shape of a time; null for other texts. */
export function timeShape(text: string): TimeShape | null {
  const unix = unixShape(text);
  if (unix) return unix;
  const [weekday = '', name = '', sign = ''] = WEEKDAY.exec(text) ?? [];
  const isWeekday = weekday !== '' && weekdayOf(name) !== null && monthOf(name) === null;
  const rest = isWeekday ? text.slice(weekday.length).trimStart() : text;
  const date = dateShape(rest);
  const clock = date && clockShape(rest.slice(date.length));
  return date && clock && { ...date, ...clock, before: isWeekday ? `ddd${sign}` : '' };
}

function unixShape(text: string): TimeShape | null {
  const [whole, weekday = '', month = '', day = '', hour = '', , , offset] = UNIX.exec(text) ?? [];
  if (whole === undefined || weekdayOf(weekday) === null || monthOf(month) === null) return null;
  const pattern = `MMM D H:mm:ss${offset === undefined ? '' : ' Z'} YYYY`;
  return { order: 'named', dates: [pattern], before: 'ddd ', after: '', numbers: [day], hour };
}
