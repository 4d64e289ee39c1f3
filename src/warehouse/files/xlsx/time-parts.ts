import type { TimeParts } from './serial-time.ts';

/**
 * What a number format shows of a time; null for a number.
 * @example timeParts('yyyy-mm-dd') // 'date'
 * @example timeParts('[$-409]d/m/yy h:mm AM/PM;@') // 'both'
 * @example timeParts('[h]:mm') // 'time'
 * @example timeParts('#,##0.00 [$€-407]') // null
 * @example timeParts('0 "days"') // null
 */
export function timeParts(code: string): TimeParts | null {
  if (/^general$/i.test(code)) return null;
  const shown = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const hasDate = /[yd]/i.test(shown) || /m{3,}/i.test(shown);
  const hasClock = /[hs]/i.test(shown);
  if (hasDate && hasClock) return 'both';
  if (hasClock) return 'time';
  return hasDate ? 'date' : null;
}
