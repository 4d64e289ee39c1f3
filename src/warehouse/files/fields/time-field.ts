import { dayFromParts } from '../../../calendar/day.ts';
import { isoInstant } from '../../../calendar/stamp.ts';
import { zone as zoneOf, type Zone } from '../../../calendar/zone.ts';
import { isRefusal, type Field, type Refusal } from './field.ts';

/** As ISO 8601 has it, and as PostgreSQL (`+00`) and Shopify (` +0100`) write it. */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?$/;
/** Earlier years stand for dates that are missing, and zones are not known so far back. */
const FIRST_YEAR = 1900;
const YEAR_10000 = Date.UTC(10_000, 0);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface TimeForm {
  /** `iso`, or a pattern of YYYY, MM, M, DD, D, HH, H, mm and ss. */
  readonly format: string;
  /** The zone of times that don't name one. */
  readonly zone: string;
  readonly dateOnly: boolean;
}

/** The parts of a written time, as text; what is not written is undefined. */
interface WrittenTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly offset?: string | undefined;
}

/** A moment, written in the declared form, as an ISO instant in UTC. Rows of one moment often follow each other, so the last one is kept. */
export function timeField({ format, zone, dateOnly }: TimeForm): Field {
  const read = format === 'iso' ? readIso : patternReader(format);
  const clock = zoneOf(zone);
  const empty = { reason: 'is empty' };
  let lastText = '';
  let last: string | Refusal = empty;
  return (text) => {
    if (text === '') return empty;
    if (text === lastText) return last;
    const written = read(text);
    last = written
      ? instantOf(written, clock, dateOnly)
      : { reason: `is not a time of the form ${format === 'iso' ? 'YYYY-MM-DDTHH:MM:SS' : format}` };
    lastText = text;
    return last;
  };
}

/** A day, written in the declared form, as `YYYY-MM-DD`. */
export function dayField(format: string): Field {
  const time = timeField({ format, zone: 'UTC', dateOnly: true });
  return (text) => {
    const instant = time(text);
    return instant === null || isRefusal(instant) ? instant : instant.slice(0, 10);
  };
}

function instantOf(written: WrittenTime, clock: Zone, dateOnly: boolean): string | Refusal {
  const day = dayFromParts(Number(written.year), Number(written.month), Number(written.day));
  if (day === null) return { reason: 'names a day that no calendar has' };
  if (Number(written.year) < FIRST_YEAR) return { reason: `names a year before ${FIRST_YEAR}` };
  if (written.hour === undefined && !dateOnly)
    return { reason: "has no time of day; 'date_only: true' on the source takes days alone" };
  const [hour, minute, second] = [Number(written.hour ?? 0), Number(written.minute ?? 0), Number(written.second ?? 0)];
  const offset = written.offset === undefined ? undefined : offsetMs(written.offset);
  if (hour > 23 || minute > 59 || second > 59 || offset === null) return { reason: 'names a time that no clock shows' };
  const millisecond = written.fraction === undefined ? 0 : Math.floor(Number(`0.${written.fraction}`) * 1000);
  const local = day * DAY_MS + (hour * 60 + minute) * MINUTE_MS + second * 1000 + millisecond;
  const instant = offset === undefined ? clock.instant(local) : local - offset;
  return instant < YEAR_10000 ? isoInstant(instant) : { reason: 'lies after the year 9999' };
}

/** Null: the offset is none that a clock can have. */
function offsetMs(offset: string): number | null {
  if (offset === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours, minutes] = [Number(offset.slice(1, 3)), offset.length > 3 ? Number(offset.slice(-2)) : 0];
  return hours > 23 || minutes > 59 ? null : sign * (hours * 60 + minutes) * MINUTE_MS;
}

function readIso(text: string): WrittenTime | null {
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [, year = '', month = '', day = '', hour, minute, second, fraction, offset] = parts;
  // Behind a day alone, two digits are no offset but who knows what.
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
 * Whether a pattern says where year, month and day stand, each once.
 * @example isTimePattern('DD/MM/YYYY HH:mm') // true
 * @example isTimePattern('HH:mm') // false
 */
export function isTimePattern(pattern: string): boolean {
  const tokens = pattern.match(/YYYY|MM?|DD?|HH?|mm|ss/g) ?? [];
  const parts = tokens.map((token) => token.charAt(0));
  return new Set(parts).size === parts.length && ['Y', 'M', 'D'].every((part) => parts.includes(part));
}

function patternReader(pattern: string): (text: string) => WrittenTime | null {
  const source = pattern.replace(/YYYY|MM?|DD?|HH?|mm|ss|[^A-Za-z0-9 ]/g, (token) => TOKENS[token] ?? `\\${token}`);
  const form = new RegExp(`^${source}$`);
  return (text) => {
    const { year, month, day, ...time } = form.exec(text)?.groups ?? {};
    return year !== undefined && month !== undefined && day !== undefined ? { year, month, day, ...time } : null;
  };
}
