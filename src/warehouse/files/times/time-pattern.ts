import { isTimeCount } from './time-count.ts';
import { monthOf, weekdayOf } from './time-names.ts';
import { OFFSET } from './time-offset.ts';

/** The parts of a time as text; absent parts are undefined. */
export interface TimeParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly offset?: string | undefined;
  /** Monday 1 to Sunday 7. */
  readonly weekday?: number | undefined;
}

const NAME = String.raw`\p{L}+\.?`;
const HALF = String.raw`[ap]\.?\s?m\.?|오전|오후|上午|下午|午前|午後`;

/** What each token reads, and the part of a time that it is. */
const TOKENS: Readonly<Record<string, { readonly part: string; readonly form: string }>> = {
  YYYY: { part: 'year', form: String.raw`(?<year>\d{4})` },
  YY: { part: 'year', form: String.raw`(?<year>\d{2})` },
  MMMM: { part: 'month', form: `(?<monthName>${NAME})` },
  MMM: { part: 'month', form: `(?<monthName>${NAME})` },
  MM: { part: 'month', form: String.raw`(?<month>\d{2})` },
  M: { part: 'month', form: String.raw`(?<month>\d{1,2})` },
  DD: { part: 'day', form: String.raw`(?<day>\d{2})` },
  Do: { part: 'day', form: String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?` },
  D: { part: 'day', form: String.raw`(?<day>\d{1,2})` },
  dddd: { part: 'weekday', form: `(?<weekdayName>${NAME})` },
  ddd: { part: 'weekday', form: `(?<weekdayName>${NAME})` },
  HH: { part: 'hour', form: String.raw`(?<hour>\d{2})` },
  H: { part: 'hour', form: String.raw`(?<hour>\d{1,2})` },
  hh: { part: 'hour', form: String.raw`(?<hour>\d{2})` },
  h: { part: 'hour', form: String.raw`(?<hour>\d{1,2})` },
  mm: { part: 'minute', form: String.raw`(?<minute>\d{2})` },
  ss: { part: 'second', form: String.raw`(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?` },
  A: { part: 'half', form: `(?<half>${HALF})` },
  Z: { part: 'offset', form: `(?<offset>${OFFSET})` },
};
/** The tokens, words in brackets, and single characters of a pattern. */
const PIECES = new RegExp(String.raw`\[[^\]]*\]|${Object.keys(TOKENS).join('|')}|[^]`, 'gu');

/**
 * Returns whether a format is a pattern that contains year, month and day, and no part twice, or a count of time. A pattern has YYYY or YY
 * (00 to 68 are 2000 to 2068), MM, M, MMM or MMMM (names), DD, D or Do (1st), HH or H, or hh or h with A (AM or PM), mm, ss (with any
 * fraction), Z (an offset), ddd or dddd (weekdays); T, other words in brackets, and separators stand for themselves.
 * @example isTimePattern('DD/MM/YYYY HH:mm') // true
 * @example isTimePattern('dddd, D [de] MMMM [de] YYYY') // true
 * @example isTimePattern('epoch_ms') // true
 * @example isTimePattern('HH:mm') // false
 */
export function isTimePattern(pattern: string): boolean {
  if (isTimeCount(pattern)) return true;
  const pieces = pattern.match(PIECES) ?? [];
  const parts = pieces.flatMap((piece) => TOKENS[piece]?.part ?? []);
  const isKnown = pieces.every((piece) => piece in TOKENS || piece.startsWith('[') || !/[A-SU-Za-z]/.test(piece));
  const isWhole = ['year', 'month', 'day'].every((part) => parts.includes(part));
  const isTwelve = pieces.some((piece) => piece === 'h' || piece === 'hh');
  return isKnown && isWhole && new Set(parts).size === parts.length && isTwelve === parts.includes('half');
}

/** Returns a reader of times of a pattern; null for other texts. */
export function patternReader(pattern: string): (text: string) => TimeParts | null {
  const source = (pattern.match(PIECES) ?? []).map((piece) => {
    if (piece === ' ') return String.raw`\s+`;
    if (piece.startsWith('[')) return escaped(piece.slice(1, -1));
    return TOKENS[piece]?.form ?? escaped(piece);
  });
  const form = new RegExp(`^${source.join('')}$`, 'iu');
  return (text) => {
    const groups = form.exec(text)?.groups;
    return groups ? partsOf(groups) : null;
  };
}

function partsOf(groups: Readonly<Record<string, string | undefined>>): TimeParts | null {
  const { year = '', day = '', half, monthName, weekdayName, ...time } = groups;
  const month = monthName === undefined ? (time['month'] ?? '') : String(monthOf(monthName) ?? '');
  const weekday = weekdayName === undefined ? undefined : weekdayOf(weekdayName);
  if (month === '' || weekday === null) return null;
  return { ...time, year: fullYear(year), month, day, weekday, hour: hourOf(time['hour'], half) };
}

/** Two digits of a year are of the century from 1969 to 2068, as POSIX has it. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) < 69 ? `20${year}` : `19${year}`;
}

/** The hour of 24; of a clock of 12 hours an invalid one stays invalid. */
function hourOf(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  const twelve = Number(hour);
  if (twelve < 1 || twelve > 12) return '99';
  return String((twelve % 12) + (/^p|오후|下午|午後/i.test(half) ? 12 : 0));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
