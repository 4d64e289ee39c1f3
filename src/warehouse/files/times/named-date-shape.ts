import { monthOf } from './time-names.ts';
import { inPattern } from './in-pattern.ts';
import type { LeadingDate } from './leading-date.ts';

const NAME = String.raw`(\p{L}{2,})(\.?)`;
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(st|nd|rd|th|er|\\.|º)?( de | ?[-/] ?| )${NAME}( de | del |, ?| ?[-/:] ?| )(\\d{4}|\\d{2})(?!\\d)`,
  'iu',
);
const MONTH_FIRST = new RegExp(`^${NAME}([ -])(\\d{1,2})(st|nd|rd|th)?(, ?| )(\\d{4})(?!\\d)`, 'iu');
const YEAR_FIRST = new RegExp(`^(\\d{4})([ -/])${NAME}\\2(\\d{1,2})(?!\\d)`, 'iu');

/** Returns the shape of the date with a month by its name that a text begins with; null for other texts. */
export function namedDateShape(text: string): LeadingDate | null {
  return dayFirst(text) ?? monthFirst(text) ?? yearFirst(text);
}

function dayFirst(text: string): LeadingDate | null {
  const [whole, day = '', ending = '', between = '', month = '', , behind = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  if (whole === undefined || monthOf(month) === null) return null;
  const ends = ending === '' ? 'D' : ending === '.' ? 'D.' : 'Do';
  const pattern = `${ends}${inPattern(between)}MMM${inPattern(behind)}${year.length === 4 ? 'YYYY' : 'YY'}`;
  return { order: 'named', dates: [pattern], numbers: [day], length: whole.length };
}

function monthFirst(text: string): LeadingDate | null {
  const [whole, month = '', , between = '', day = '', ending = '', behind = ''] = MONTH_FIRST.exec(text) ?? [];
  if (whole === undefined || monthOf(month) === null) return null;
  const pattern = `MMM${between}${ending === '' ? 'D' : 'Do'}${behind}YYYY`;
  return { order: 'named', dates: [pattern], numbers: [day], length: whole.length };
}

function yearFirst(text: string): LeadingDate | null {
  const [whole, , sign = '', month = '', , day = ''] = YEAR_FIRST.exec(text) ?? [];
  if (whole === undefined || monthOf(month) === null) return null;
  return { order: 'named', dates: [`YYYY${sign}MMM${sign}D`], numbers: [day], length: whole.length };
}
