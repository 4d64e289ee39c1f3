import { monthOf, weekdayOf } from '../files/fields/time-names.ts';
import { OFFSET } from '../files/fields/time-offset.ts';

/** The structure of a time text, independent of its numbers. */
export interface TimeShape {
  /**
   * `any`: two short numbers and a year, day and month in unknown order; `short`: three short numbers in unknown order; `named`: a month by
   * its name.
   */
  readonly order: 'ymd' | 'any' | 'short' | 'compact' | 'named';
  /** The patterns of the date, with D and M for a day and a month of one or two digits. */
  readonly dates: readonly string[];
  /** What stands before the date, such as a weekday; in a pattern. */
  readonly before: string;
  /** What stands behind it: the time, with H for its hour; in a pattern. */
  readonly after: string;
  /** Day and month, in the order of the text; the month of one by name is left out. */
  readonly numbers: readonly string[];
  readonly hour: string;
}

const NAME = String.raw`(\p{L}{2,})(\.?)`;
const SEPARATED = /^(\d{1,4})([./-]|\. )(\d{1,2})\2(\d{1,4})/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})/;
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(st|nd|rd|th|er|\\.|º)?( de | ?[-/] ?| )${NAME}( de | del |, ?| ?[-/:] ?| )(\\d{4}|\\d{2})(?!\\d)`,
  'iu',
);
const MONTH_FIRST = new RegExp(`^${NAME}([ -])(\\d{1,2})(st|nd|rd|th)?(, ?| )(\\d{4})(?!\\d)`, 'iu');
const YEAR_FIRST = new RegExp(`^(\\d{4})([ -/])${NAME}\\2(\\d{1,2})(?!\\d)`, 'iu');
/** As `date` and mail logs print it. */
const UNIX = new RegExp(
  `^(\\p{L}{2,}) (\\p{L}{3,}) +(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})(?: (${OFFSET}))? (\\d{4})$`,
  'iu',
);
const WEEKDAY = new RegExp(`^(\\p{L}{2,})(\\.?,? )`, 'u');
const TIME = new RegExp(
  `^(, | at | um | a las | à |\\s+|T|:| - )(\\d{1,2})(:?)(\\d{2})(?:(:?)(\\d{2})([.,]\\d{1,9})?)?(?:(\\s?)([ap]\\.?\\s?m\\.?))?(?:( ?)(${OFFSET}))?$`,
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
  const time = date && timeOf(rest.slice(date.length));
  return date && time && { ...date, ...time, before: isWeekday ? `ddd${sign}` : '' };
}

type DateShape = Pick<TimeShape, 'order' | 'dates' | 'numbers'> & { readonly length: number };

function dateShape(text: string): DateShape | null {
  const [separated, first = '', sign = '', second = '', third = ''] = SEPARATED.exec(text) ?? [];
  const joined = (...parts: readonly string[]): string => parts.join(sign);
  if (separated !== undefined) {
    const length = separated.length;
    if (first.length === 4 && third.length <= 2)
      return { order: 'ymd', dates: [joined('YYYY', 'M', 'D')], numbers: [second, third], length };
    if (first.length <= 2 && third.length === 4)
      return {
        order: 'any',
        dates: [joined('D', 'M', 'YYYY'), joined('M', 'D', 'YYYY')],
        numbers: [first, second],
        length,
      };
    if (first.length <= 2 && third.length === 2) {
      const dates = [joined('D', 'M', 'YY'), joined('M', 'D', 'YY'), joined('YY', 'M', 'D')];
      return { order: 'short', dates, numbers: [first, second], length };
    }
    return null;
  }
  const compact = COMPACT.exec(text);
  if (compact && !/^\d/.test(text.slice(8)))
    return { order: 'compact', dates: ['YYYYMMDD'], numbers: [compact[2] ?? '', compact[3] ?? ''], length: 8 };
  return namedShape(text);
}

function namedShape(text: string): DateShape | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst && monthOf(dayFirst[4] ?? '') !== null) {
    const [whole, day = '', ending = '', between = '', , , behind = '', year = ''] = dayFirst;
    const ends = ending === '' ? 'D' : ending === '.' ? 'D.' : 'Do';
    const pattern = `${ends}${inPattern(between)}MMM${inPattern(behind)}${year.length === 4 ? 'YYYY' : 'YY'}`;
    return { order: 'named', dates: [pattern], numbers: [day], length: whole.length };
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst && monthOf(monthFirst[1] ?? '') !== null) {
    const [whole, , , between = '', day = '', ending = '', behind = ''] = monthFirst;
    const pattern = `MMM${between}${ending === '' ? 'D' : 'Do'}${behind}YYYY`;
    return { order: 'named', dates: [pattern], numbers: [day], length: whole.length };
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (!yearFirst || monthOf(yearFirst[3] ?? '') === null) return null;
  const [whole, , sign = '', , , day = ''] = yearFirst;
  return { order: 'named', dates: [`YYYY${sign}MMM${sign}D`], numbers: [day], length: whole.length };
}

function timeOf(text: string): Pick<TimeShape, 'after' | 'hour'> | null {
  if (text === '') return { after: '', hour: '' };
  const found = TIME.exec(text);
  if (!found) return null;
  const [, before = '', hour = '', colon = '', , between = '', second, , space = '', half, gap = '', offset] = found;
  if (colon === '' && hour.length !== 2) return null;
  const hours = half === undefined ? 'H' : 'h';
  const seconds = second === undefined ? '' : `${between}ss`;
  const ending = `${half === undefined ? '' : `${space === '' ? '' : ' '}A`}${offset === undefined ? '' : `${gap}Z`}`;
  return { after: `${inPattern(before)}${hours}${colon}mm${seconds}${ending}`, hour };
}

function unixShape(text: string): TimeShape | null {
  const [whole, weekday = '', month = '', day = '', hour = '', , , offset] = UNIX.exec(text) ?? [];
  if (whole === undefined || weekdayOf(weekday) === null || monthOf(month) === null) return null;
  const pattern = `MMM D H:mm:ss${offset === undefined ? '' : ' Z'} YYYY`;
  return { order: 'named', dates: [pattern], before: 'ddd ', after: '', numbers: [day], hour };
}

/** A separator as a pattern has it: words in brackets, any space as one. */
function inPattern(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{L}+(?: \p{L}+)*/gu, (words) => (words === 'T' ? words : `[${words}]`));
}

/** Returns a key that is equal for shapes with a common pattern. */
export function shapeKey({ order, dates, before, after }: TimeShape): string {
  return [order, dates[0], before, after].join('|');
}

/** Returns the patterns of shapes with one key: several if the order of day, month and year is unknown, day first. */
export function shapePatterns(shapes: readonly TimeShape[]): readonly string[] {
  const [shape] = shapes;
  if (!shape) return [];
  const isPadded = arePadded(shapes.flatMap(({ numbers }) => numbers));
  const isHourPadded = arePadded(shapes.map(({ hour }) => hour));
  const padded = (pattern: string): string => {
    const dates = isPadded ? pattern.replace(/(?<![A-Z])D(?![Do])/, 'DD').replace(/(?<!M)M(?!M)/, 'MM') : pattern;
    return isHourPadded ? dates.replace('H', 'HH').replace('h', 'hh') : dates;
  };
  if (shape.order === 'compact')
    return [`${shape.dates[0]}${isHourPadded ? padded(shape.after) : shape.after.replace('H', 'HH')}`];
  return shape.dates.map((date) => `${shape.before}${padded(`${date}${shape.after}`)}`);
}

/** Returns whether numbers below 10 have a leading zero; false without evidence, since the unpadded pattern accepts both. */
function arePadded(numbers: readonly string[]): boolean {
  return numbers.every((number) => number.length === 2) && numbers.some((number) => number.startsWith('0'));
}
