import { dayFromParts, weekday } from '../../../calendar/day.ts';
import { isoInstant } from '../../../calendar/stamp.ts';
import { zone as zoneOf, type Zone } from '../../../calendar/zone.ts';
import { isRefusal, type Field, type Refusal } from '../fields/field.ts';
import { COUNT_NAMES, countedMs, isTimeCount, type TimeCount } from './time-count.ts';
import { timeForms } from './time-forms.ts';
import { OFFSET, offsetMs } from './time-offset.ts';
import { patternReader, type TimeParts } from './time-pattern.ts';

/** ISO 8601, and the variants of PostgreSQL (`+00`), Shopify (` +0100`) and Amazon (` UTC`). */
const ISO = new RegExp(
  String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?: ?([Zz]|${OFFSET}))?$`,
);
/** Earlier years are usually placeholders for missing dates, and zone data does not go back so far. */
const FIRST_YEAR = 1900;
/** So are later ones. The offsets of zones are known up to it. */
const LAST_YEAR = 2099;
const FIRST_MS = Date.UTC(FIRST_YEAR, 0);
const LAST_MS = Date.UTC(LAST_YEAR, 11, 31);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface TimeForm {
  /** `iso`, or what `isTimePattern` accepts; of several (`timeForms`) the first that reads a value is taken. */
  readonly format: string;
  /** The zone of times without an offset. */
  readonly zone: string;
  readonly dateOnly: boolean;
  /** Whether a time that the zone's clocks skip is refused; by default it moves past the gap. */
  readonly refusesSkipped?: boolean | undefined;
}

/** Returns a parser of times in the declared form to ISO instants in UTC. It caches the last time, since successive rows often share it. */
export function timeField({ format, zone, dateOnly, refusesSkipped = false }: TimeForm): Field {
  const forms = timeForms(format);
  if (forms.length > 1) return firstOf(forms, (form) => timeField({ format: form, zone, dateOnly, refusesSkipped }));
  const clock = zoneOf(zone);
  const instant = isTimeCount(format)
    ? countReader(format, clock)
    : partsReader(format, clock, { dateOnly, refusesSkipped });
  const empty = { reason: 'is empty' };
  let lastText = '';
  let last: string | Refusal = empty;
  return (text) => {
    if (text === '') return empty;
    if (text === lastText) return last;
    last = instant(text);
    lastText = text;
    return last;
  };
}

function firstOf(forms: readonly string[], fieldOf: (form: string) => Field): Field {
  const fields = forms.map(fieldOf);
  return (text) => {
    let refusal: Refusal | null = null;
    for (const field of fields) {
      const value = field(text);
      if (value === null || !isRefusal(value)) return value;
      // A value of the form that is no valid time says more than one of another form.
      if (refusal === null || !value.reason.startsWith('is not a time of')) refusal = value;
    }
    const isOther = refusal === null || refusal.reason.startsWith('is not a time of');
    return isOther ? { reason: `is not a time of one of the forms ${forms.join(', ')}` } : refusal;
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

type Strictness = Required<Pick<TimeForm, 'dateOnly' | 'refusesSkipped'>>;

function partsReader(format: string, clock: Zone, strictness: Strictness): (text: string) => string | Refusal {
  const read = format === 'iso' ? readIso : patternReader(format);
  const other = { reason: `is not a time of the form ${format === 'iso' ? 'YYYY-MM-DDTHH:MM:SS' : format}` };
  return (text) => {
    const parts = read(text) ?? read(text.trim());
    return parts ? instantOf(parts, clock, strictness) : other;
  };
}

function countReader(format: TimeCount, clock: Zone): (text: string) => string | Refusal {
  return (text) => {
    const ms = countedMs(text.trim(), format);
    if (ms === null) return { reason: `is not a count of ${COUNT_NAMES[format]}` };
    if (ms < FIRST_MS || ms > LAST_MS)
      return { reason: `is before ${FIRST_YEAR} or after ${LAST_YEAR} as ${COUNT_NAMES[format]}` };
    return isoInstant(format === 'excel' ? clock.instant(ms) : ms);
  };
}

function instantOf(parts: TimeParts, clock: Zone, { dateOnly, refusesSkipped }: Strictness): string | Refusal {
  const day = dayFromParts(Number(parts.year), Number(parts.month), Number(parts.day));
  if (day === null) return { reason: 'is not a valid date' };
  if (Number(parts.year) < FIRST_YEAR) return { reason: `has a year before ${FIRST_YEAR}` };
  if (Number(parts.year) > LAST_YEAR) return { reason: `has a year after ${LAST_YEAR}` };
  if (parts.weekday !== undefined && parts.weekday !== weekday(day) + 1)
    return { reason: 'has a weekday that is not that of its date' };
  if (parts.hour === undefined && !dateOnly)
    return { reason: "has no time of day; 'date_only: true' on the source accepts dates without times" };
  const [hour, minute, second] = [Number(parts.hour ?? 0), Number(parts.minute ?? 0), Number(parts.second ?? 0)];
  const offset = parts.offset === undefined ? undefined : offsetMs(parts.offset);
  if (hour > 23 || minute > 59 || second > 59 || offset === null) return { reason: 'is not a valid time' };
  const millisecond = parts.fraction === undefined ? 0 : Math.floor(Number(`0.${parts.fraction}`) * 1000);
  const local = day * DAY_MS + (hour * 60 + minute) * MINUTE_MS + second * 1000 + millisecond;
  if (offset !== undefined) return isoInstant(local - offset);
  const instant = clock.instant(local);
  if (refusesSkipped && parts.hour !== undefined && clock.localTime(instant) !== local)
    return { reason: `is a time that the clocks of ${clock.name} skip: write it with its offset from UTC` };
  return isoInstant(instant);
}

function readIso(text: string): TimeParts | null {
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [, year = '', month = '', day = '', hour, minute, second, fraction, offset] = parts;
  // Two digits after a date without a time are not an offset.
  if (hour === undefined && offset !== undefined && offset.length <= 3 && offset !== 'Z') return null;
  return { year, month, day, hour, minute, second, fraction, offset };
}
