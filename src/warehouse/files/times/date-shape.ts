import type { LeadingDate } from './leading-date.ts';
import { namedDateShape } from './named-date-shape.ts';

const SEPARATED = /^(\d{1,4})([./-]|\. )(\d{1,2})\2(\d{1,4})/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})/;

/** Returns the shape of the date that a text begins with; null for other texts. */
export function dateShape(text: string): LeadingDate | null {
  return SEPARATED.test(text) ? separatedShape(text) : (compactShape(text) ?? namedDateShape(text));
}

function separatedShape(text: string): LeadingDate | null {
  const [whole = '', first = '', sign = '', second = '', third = ''] = SEPARATED.exec(text) ?? [];
  const { length } = whole;
  const joined = (...parts: readonly string[]): string => parts.join(sign);
  if (first.length === 4 && third.length <= 2)
    return { order: 'ymd', dates: [joined('YYYY', 'M', 'D')], numbers: [second, third], length };
  if (first.length > 2) return null;
  const numbers = [first, second];
  if (third.length === 4)
    return { order: 'any', dates: [joined('D', 'M', 'YYYY'), joined('M', 'D', 'YYYY')], numbers, length };
  if (third.length !== 2) return null;
  const dates = [joined('D', 'M', 'YY'), joined('M', 'D', 'YY'), joined('YY', 'M', 'D')];
  return { order: 'short', dates, numbers, length };
}

function compactShape(text: string): LeadingDate | null {
  const [whole, , month = '', day = ''] = COMPACT.exec(text) ?? [];
  if (whole === undefined || /^\d/.test(text.slice(whole.length))) return null;
  return { order: 'compact', dates: ['YYYYMMDD'], numbers: [month, day], length: whole.length };
}
