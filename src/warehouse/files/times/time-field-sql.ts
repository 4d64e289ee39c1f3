import { zoneOffsets, type ZoneOffset } from '../../../calendar/zone-offsets.ts';
import { LEFT_TO_READER, matching, type SqlField } from '../fields/field-sql.ts';
import type { TimeForm } from './time-field.ts';

/** Zone data is exact for these years. */
const YEAR = '(19|20)[0-9]{2}';
const HOUR = '([01][0-9]|2[0-3])';
const MINUTE = '[0-5][0-9]';
const DATE = `${YEAR}-[0-9]{2}-[0-9]{2}`;
const DATE_TIME = `${DATE}[T ]${HOUR}:${MINUTE}(:${MINUTE}([.][0-9]{1,9})?)?`;
const MICROSECONDS = 1_000_000;
/** Added to the microseconds of a time that names its zone, to tell it from a local one: that of 2099 has 4e15. */
const ZONED = 1e17;

interface Token {
  /** In RE2. */
  readonly form: string;
  /** In DuckDB's `strptime`. */
  readonly format: string;
}

const TOKENS: Readonly<Record<string, Token>> = {
  YYYY: { form: YEAR, format: '%Y' },
  MM: { form: '[0-9]{2}', format: '%m' },
  M: { form: '[0-9]{1,2}', format: '%m' },
  DD: { form: '[0-9]{2}', format: '%d' },
  D: { form: '[0-9]{1,2}', format: '%d' },
  HH: { form: HOUR, format: '%H' },
  H: { form: '([0-9]|[01][0-9]|2[0-3])', format: '%H' },
  mm: { form: MINUTE, format: '%M' },
  ss: { form: MINUTE, format: '%S' },
};

/** `timeField` in SQL: parsed to epoch microseconds, and finished to an instant. */
export function timeFieldSql({ format, zone, dateOnly }: TimeForm): SqlField {
  const toInstant = (parsed: string): string => `make_timestamptz(${utcOf(parsed, zone)})`;
  if (format !== 'iso') return { parse: (text) => patternSql(text, format, dateOnly), finish: toInstant };
  return {
    parse: (text) => isoSql(text, dateOnly),
    finish: (parsed) =>
      `case when ${parsed} < ${ZONED / 2} then ${toInstant(parsed)} else make_timestamptz(${parsed} - ${ZONED}) end`,
  };
}

function isoSql(text: string, dateOnly: boolean): string {
  const local = dateOnly ? `(${DATE}|${DATE_TIME})` : DATE_TIME;
  const utc = milliseconds(`regexp_replace(${text}, ' ?Z$', '')`);
  const withOffset = `${milliseconds(`regexp_replace(${text}, ' ?[+-][0-9:]+$', '')`)} - ${statedOffsetSql(text)}`;
  return `case
    when regexp_full_match(${text}, '${local}') then ${milliseconds(text)}
    when regexp_full_match(${text}, '${DATE_TIME} ?Z') then ${utc} + ${ZONED}
    else ${matching(text, `${DATE_TIME} ?[+-]${HOUR}(:?${MINUTE})?`, `${withOffset} + ${ZONED}`)}
  end`;
}

/** The offset at the end of a text, such as +01, +0100 or +01:00, in microseconds. */
function statedOffsetSql(text: string): string {
  const digits = `replace(regexp_extract(${text}, '[+-]([0-9:]+)$', 1), ':', '')`;
  const hours = `cast(left(${digits}, 2) as bigint) * 3600`;
  const minutes = `coalesce(try_cast(substr(${digits}, 3) as bigint), 0) * 60`;
  return `(case when regexp_matches(${text}, '-[0-9:]+$') then -1 else 1 end) * (${hours} + ${minutes}) * ${MICROSECONDS}`;
}

function patternSql(text: string, pattern: string, dateOnly: boolean): string {
  const tokens = pattern.match(/YYYY|MM?|DD?|HH?|mm|ss|./g) ?? [];
  const hasTime = tokens.some((token) => token.startsWith('H'));
  const form = tokens.map((token) => TOKENS[token]?.form ?? (token === ' ' ? ' ' : `[${token}]`)).join('');
  const format = tokens.map((token) => TOKENS[token]?.format ?? token.replace('%', '%%')).join('');
  const isKnown = (hasTime || dateOnly) && tokens.every((token) => token in TOKENS || /^[-/., :]$/.test(token));
  if (isKnown) return matching(text, form, `epoch_us(strptime(${text}, '${format}'))`);
  // Alone, the error has no type, and DuckDB takes what is made of it for null.
  return `case when ${text} = '' then 0 else ${LEFT_TO_READER} end`;
}

/** Epoch microseconds of a local time without zone, in whole milliseconds. */
function milliseconds(text: string): string {
  return `(epoch_us(date_trunc('milliseconds', cast(${text} as timestamp))))`;
}

/** DuckDB takes longer to plan more changes of the clocks. Local times of other years are the reader's. */
const FIRST_LOCAL_MS = Date.UTC(1995, 0);
const LAST_LOCAL_MS = Date.UTC(2035, 0);

/**
 * The microseconds in UTC of local ones, as `zone.instant` defines them: a local time has the offset from before a change of the clocks up
 * to the change on the later of the two clocks, so a repeated time is the earlier instant and a skipped one moves past the gap.
 */
function utcOf(local: string, zone: string): string {
  const offsets = zoneOffsets(zone);
  if (offsets.every(({ offsetSeconds }) => offsetSeconds === 0)) return local;
  const untils = offsets.map(({ untilMs, offsetSeconds }, index) => {
    const later = Math.max(offsetSeconds, offsets[index + 1]?.offsetSeconds ?? offsetSeconds);
    return untilMs + later * 1000;
  });
  const offsetOf = offsetSql(offsets, untils, (untilMs) => `${local} < ${untilMs * 1000}`);
  const isKnown = `${local} >= ${FIRST_LOCAL_MS * 1000} and ${local} < ${LAST_LOCAL_MS * 1000}`;
  return `case when ${isKnown} then ${local} - ${offsetOf} else ${LEFT_TO_READER} end`;
}

/** The local date of an instant, a `timestamptz`; an error where the offset of the zone is not among those that are searched. */
export function localDateSql(instant: string, zone: string): string {
  const offsets = zoneOffsets(zone);
  const before = (ms: number): string => `${instant} < make_timestamptz(${ms * 1000})`;
  const untils = offsets.map(({ untilMs }) => untilMs);
  const isKnown = `not ${before(FIRST_LOCAL_MS)} and ${before(LAST_LOCAL_MS)}`;
  const local = `epoch_us(${instant}) + ${offsetSql(offsets, untils, before)}`;
  return `case when ${isKnown} then cast(make_timestamp(${local}) as date) else ${LEFT_TO_READER} end`;
}

/**
 * The offset in microseconds by a search in a tree, for times from `FIRST_LOCAL_MS` to `LAST_LOCAL_MS`.
 * @param untils where each offset ends
 * @param before the condition that a time is before one of them
 */
function offsetSql(
  offsets: readonly ZoneOffset[],
  untils: readonly number[],
  before: (untilMs: number) => string,
): string {
  const from = untils.findIndex((until) => until > FIRST_LOCAL_MS);
  const to = untils.findIndex((until) => until >= LAST_LOCAL_MS);
  function search(low: number, high: number): string {
    if (low === high) return String((offsets[low]?.offsetSeconds ?? 0) * MICROSECONDS);
    const middle = Math.floor((low + high) / 2);
    return `case when ${before(untils[middle] ?? 0)} then ${search(low, middle)} else ${search(middle + 1, high)} end`;
  }
  return search(from, to);
}
