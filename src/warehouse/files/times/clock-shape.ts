import { OFFSET } from './time-offset.ts';
import { inPattern } from './in-pattern.ts';

/** The structure of what stands behind a date. */
export interface ClockShape {
  /** The time, with H for its hour; in a pattern. */
  readonly after: string;
  readonly hour: string;
}

const TIME = new RegExp(
  `^(, | at | um | a las | à |\\s+|T|:| - )(\\d{1,2})(:?)(\\d{2})(?:(:?)(\\d{2})([.,]\\d{1,9})?)?(?:(\\s?)([ap]\\.?\\s?m\\.?))?(?:( ?)(${OFFSET}))?$`,
  'iu',
);

/** Returns the shape of the text behind a date, which may be empty; null if it is no time of day. */
export function clockShape(text: string): ClockShape | null {
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
