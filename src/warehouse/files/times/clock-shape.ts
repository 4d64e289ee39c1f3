import { OFFSET } from './time-offset.ts';
import { inPattern } from './in-pattern.ts';

/** The structure of what stands behind a date. */
export interface ClockShape {
  /** The time, with H for its hour; in a pattern. */
  readonly after: string;
  readonly hour: string;
}

const BEFORE = String.raw`, | at | um | kl\.? | klo | a las | à |\s+|T|:| - `;
const HALF = String.raw`[ap]\.?\s?m\.?|오전|오후|上午|下午|午前|午後`;
const TIME = new RegExp(
  `^(${BEFORE}|(?=\\d{4}(?:\\d{2})?(?:\\.\\d+)?$))(?:(오전|오후|上午|下午|午前|午後)(\\s?))?(\\d{1,2})([:.h]?)(\\d{2})` +
    `(?:([:.]?)(\\d{2})([.,]\\d{1,9})?)?(?:(\\s?)(${HALF}))?(?:( ?)(${OFFSET}))?( Uhr| uur| hrs?| h)?( [A-Z][a-z]+/[A-Z][A-Za-z_/]+)?$`,
  'iu',
);

/** Returns the shape of the text behind a date, which may be empty; null if it is no time of day. */
export function clockShape(text: string): ClockShape | null {
  if (text === '') return { after: '', hour: '' };
  const found = TIME.exec(text);
  if (!found) return null;
  const [, before = '', early, earlyGap = '', hour = '', colon = '', , between = '', second, , space = '', late] =
    found;
  const [gap = '', offset, unit = '', zone = ''] = found.slice(12);
  if ((colon === '' && hour.length !== 2) || (early !== undefined && late !== undefined)) return null;
  const hours = early === undefined && late === undefined ? 'H' : 'h';
  const start = early === undefined ? '' : `A${earlyGap === '' ? '' : ' '}`;
  const seconds = second === undefined ? '' : `${between}ss`;
  const half = late === undefined ? '' : `${space === '' ? '' : ' '}A`;
  const ending = `${half}${offset === undefined ? '' : `${gap}Z`}${inPattern(unit)}${zone === '' ? '' : ` [${zone.trim()}]`}`;
  const sign = colon === 'h' ? '[h]' : colon;
  return { after: `${inPattern(before)}${start}${hours}${sign}mm${seconds}${ending}`, hour };
}
