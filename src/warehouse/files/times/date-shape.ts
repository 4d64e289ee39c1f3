import type { LeadingDate } from './leading-date.ts';
import { namedDateShape } from './named-date-shape.ts';

const SEPARATED = /^(\d{1,4})([./-]|\. )(\d{1,2})\2(\d{1,4})(\.(?![\d.]))?/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})/;
/** Behind the day: hours and minutes, and perhaps seconds. */
const COMPACT_CLOCK = /^\d{4}(?:\d{2})?(?:[.]\d{1,9})?$/;
/** As written in Chinese, Japanese and Korean. */
const WITH_UNITS = /^(\d{4})([年년])( ?)(\d{1,2})([月월])( ?)(\d{1,2})([日일])/u;

/** Returns the shape of the date that a text begins with; null for other texts. */
export function dateShape(text: string): LeadingDate | null {
  return SEPARATED.test(text) ? separatedShape(text) : (compactShape(text) ?? unitShape(text) ?? namedDateShape(text));
}

function separatedShape(text: string): LeadingDate | null {
  const [whole = '', first = '', sign = '', second = '', third = '', point = ''] = SEPARATED.exec(text) ?? [];
  const { length } = whole;
  const joined = (...parts: readonly string[]): string => parts.join(sign);
  if (first.length === 4 && third.length <= 2)
    return { order: 'ymd', dates: [`${joined('YYYY', 'M', 'D')}${point}`], numbers: [second, third], length };
  if (first.length > 2 || point !== '') return null;
  const numbers = [first, second];
  if (third.length === 4)
    return { order: 'any', dates: [joined('D', 'M', 'YYYY'), joined('M', 'D', 'YYYY')], numbers, length };
  if (third.length !== 2) return null;
  const dates = [joined('D', 'M', 'YY'), joined('M', 'D', 'YY'), joined('YY', 'M', 'D')];
  return { order: 'short', dates, numbers, length };
}

function compactShape(text: string): LeadingDate | null {
  const [whole, , month = '', day = ''] = COMPACT.exec(text) ?? [];
  if (whole === undefined) return null;
  const rest = text.slice(whole.length);
  if (/^\d/.test(rest) && !COMPACT_CLOCK.test(rest)) return null;
  return { order: 'compact', dates: ['YYYYMMDD'], numbers: [month, day], length: whole.length };
}

function unitShape(text: string): LeadingDate | null {
  const [whole, , year = '', gap = '', month = '', months = '', between = '', day = '', days = ''] =
    WITH_UNITS.exec(text) ?? [];
  if (whole === undefined) return null;
  const pattern = `YYYY${year}${gap}M${months}${between}D${days}`;
  return { order: 'ymd', dates: [pattern], numbers: [month, day], length: whole.length };
}
