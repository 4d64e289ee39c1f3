import { dayFromParts } from '../../../calendar/day.ts';
import { isoInstant } from '../../../calendar/stamp.ts';
import { zone as zoneOf, type Zone } from '../../../calendar/zone.ts';
import { isRefusal, type Field, type Refusal } from './field.ts';

/** ISO 8601, and the variants of PostgreSQL (`+00`) and Shopify (` +0100`). */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?$/;
/** Earlier years are usually placeholders for missing dates, and zone data does not go back so far. */
const FIRST_YEAR = 1900;
/** So are later ones. The offsets of zones are known up to it. */
const LAST_YEAR = 2099;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface TimeForm {
  /** `iso`, or a pattern of YYYY, MM, M, DD, D, HH, H, mm and ss. */
  readonly format: string;
  /** The zone of times without an offset. */
  readonly zone: string;
  readonly dateOnly: boolean;
}

/** The parts of a time as text; absent parts are undefined. */
interface TimeParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly offset?: string | undefined;
}

/** Returns a parser of times in the declared form to ISO instants in UTC. It caches the last time, since successive rows often share it. */
export function timeField({ format, zone, dateOnly }: TimeForm): Field {
  const read = format === 'iso' ? readIso : patternReader(format);
  const clock = zoneOf(zone);
  const empty = { reason: 'is empty' };
  let lastText = '';
  let last: string | Refusal = empty;
  return (text) => {
    if (text === '') return empty;
    if (text === lastText) return last;
    const parts = read(text);
    last = parts
      ? instantOf(parts, clock, dateOnly)
      : { reason: `is not a time of the form ${format === 'iso' ? 'YYYY-MM-DDTHH:MM:SS' : format}` };
    lastText = text;
    return last;
  };
}

/** Returns a parser of days in the declared form to `YYYY-MM-DD`. */
export function dayField(format: string): Field {
  const time = timeField({ format, zone: 'UTC', dateOnly: true });
  return (text) => {
    const instant = time(text);
    return instant === null || isRefusal(instant) ? instant : instant.slice(0, 10);
  };
}

function instantOf(parts: TimeParts, clock: Zone, dateOnly: boolean): string | Refusal {
  const day = dayFromParts(Number(parts.year), Number(parts.month), Number(parts.day));
  if (day === null) return { reason: 'is not a valid date' };
  if (Number(parts.year) < FIRST_YEAR) return { reason: `has a year before ${FIRST_YEAR}` };
  if (Number(parts.year) > LAST_YEAR) return { reason: `has a year after ${LAST_YEAR}` };
  if (parts.hour === undefined && !dateOnly)
    return { reason: "has no time of day; 'date_only: true' on the source accepts dates without times" };
  const [hour, minute, second] = [Number(parts.hour ?? 0), Number(parts.minute ?? 0), Number(parts.second ?? 0)];
  const offset = parts.offset === undefined ? undefined : offsetMs(parts.offset);
  if (hour > 23 || minute > 59 || second > 59 || offset === null) return { reason: 'is not a valid time' };
  const millisecond = parts.fraction === undefined ? 0 : Math.floor(Number(`0.${parts.fraction}`) * 1000);
  const local = day * DAY_MS + (hour * 60 + minute) * MINUTE_MS + second * 1000 + millisecond;
  return isoInstant(offset === undefined ? clock.instant(local) : local - offset);
}

/** Returns the offset in milliseconds; null if it is invalid. */
function offsetMs(offset: string): number | null {
  if (offset === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours, minutes] = [Number(offset.slice(1, 3)), offset.length > 3 ? Number(offset.slice(-2)) : 0];
  return hours > 23 || minutes > 59 ? null : sign * (hours * 60 + minutes) * MINUTE_MS;
}

function readIso(text: string): TimeParts | null {
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [, year = '', month = '', day = '', hour, minute, second, fraction, offset] = parts;
  // Two digits after a date without a time are not an offset.
  if (hour === undefined && offset?.length === 3) return null;
  return { year, month, day, hour, minute, second, fraction, offset };
}

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{2})`,
  D: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
};

/**
 * Returns whether a pattern contains year, month and day, and no part twice.
 * @example isTimePattern('DD/MM/YYYY HH:mm') // true
 * @example isTimePattern('HH:mm') // false
 */
export function isTimePattern(pattern: string): boolean {
  const tokens = pattern.match(/YYYY|MM?|DD?|HH?|mm|ss/g) ?? [];
  const parts = tokens.map((token) => token.charAt(0));
  return new Set(parts).size === parts.length && ['Y', 'M', 'D'].every((part) => parts.includes(part));
}

function patternReader(pattern: string): (text: string) => TimeParts | null {
  const source = pattern.replace(/YYYY|MM?|DD?|HH?|mm|ss|[^A-Za-z0-9 ]/g, (token) => TOKENS[token] ?? `\\${token}`);
  const form = new RegExp(`^${source}$`);
  return (text) => {
    const { year, month, day, ...time } = form.exec(text)?.groups ?? {};
    return year !== undefined && month !== undefined && day !== undefined ? { year, month, day, ...time } : null;
  };
}
