import { decimalReading } from '../decimal-sign.ts';
import { dayNames } from '../names/further-names.ts';
import { knownNames } from '../names/known-names.ts';
import { normalName } from '../names/normal-name.ts';
import { filledColumn, type Sample, type SampleColumn } from '../sample.ts';
import { readsAsDay } from '../times/reads-as.ts';
import { timeReading } from '../times/time-reading.ts';

/** The columns of a table that has values by day. */
export interface DailyShape {
  readonly day: number;
  /** Columns of values, and of them those that have a percentage or a duration. */
  readonly values: readonly number[];
  /** The columns that tell the rows of a day apart. */
  readonly dimensions: readonly number[];
  /** Of a long table, the columns of the metric's name and of its value. */
  readonly long: { readonly metric: number; readonly value: number } | null;
  /** The columns that are not used, with the reason. */
  readonly leftOut: readonly { readonly index: number; readonly reason: string }[];
  /** Texts in columns of values that mean no value. */
  readonly empty: readonly string[];
}

const MIN_SHARE = 0.95;
const MIN_DAYS = 3;
const MAX_DIMENSION_VALUES = 2000;
/** Rows of a table by day and dimensions fill most of it; a list of sales has few rows of a day and product. */
const MIN_DENSITY = 0.3;
const DAY_NAMES =
  /^(?:ds|dt|day|date|datum|tag|fecha|dia|data|giorno|jour|dato|dag|business_day|report_date|date_day|dteday|datum_tag)$/;
const METRIC_NAMES =
  /^(?:metrics?|kpis?|measures?|indicators?|variables?|kennzahl|kennzahlen|metrik|messgrosse|indicateur|indicador)(?:_name)?$/;
const CALENDAR =
  /^(?:year|yr|jahr|month|mnth|monat|quarter|quartal|week|woche|kw|isoweek|weekday|wochentag|dow|day_of_week|dayofweek|day_of_month|day_of_year|doy|season|holiday|is_holiday|workingday|is_weekend|weekend)$/;
const CODES = /(?:^|_)(?:id|no|nr|code|store|shop|branch|filiale|item|sku|zip|plz)$/;
const NO_VALUE = /^(?:n\/?a|#n\/a|nan|null|none|[-\u2013\u2014]+)$/i;

/** Returns how a table could have values by day; null if it does not look like one. */
export function dailyShape(sample: Sample, timeFormat: string | undefined): DailyShape | null {
  const { header, rows } = sample;
  const day = dayColumn(sample, timeFormat);
  if (day === null) return null;
  if (header.some((name, index) => isOrderNumber(name, filledColumn(sample, index)))) return null;
  const kinds = header.map((_, index) => (index === day ? 'day' : columnKind(sample, index)));
  const days = new Set(rows.map((row) => row[day] ?? ''));
  // A few rows with words may as well be sales.
  const isPlain = days.size === rows.length && !kinds.includes('text');
  if (days.size < MIN_DAYS && !isPlain) return null;
  const metric = header.findIndex((name, index) => kinds[index] === 'text' && METRIC_NAMES.test(normalName(name)));
  const numbers = header.flatMap((name, index) => (kinds[index] === 'number' && !isCalendar(name) ? [index] : []));
  if (metric !== -1 && numbers.length > 0) return longShape(sample, day, metric, numbers, kinds);
  const dimensions = days.size === rows.length ? [] : dimensionsOf(sample, day, kinds);
  if (dimensions === null) return null;
  const values = numbers.filter((index) => !dimensions.includes(index) && !isRowNumber(sample, index));
  if (values.length === 0) return null;
  return { day, values, dimensions, long: null, ...restOf(sample, [day, ...values, ...dimensions], values, kinds) };
}

function longShape(
  sample: Sample,
  day: number,
  metric: number,
  numbers: readonly number[],
  kinds: readonly string[],
): DailyShape | null {
  const value =
    numbers.find((index) =>
      /^(?:value|wert|amount|valeur|valor|valore|count|total)$/.test(normalName(sample.header[index] ?? '')),
    ) ?? numbers[0];
  if (value === undefined) return null;
  const keys = new Set(sample.rows.map((row) => JSON.stringify([row[day], row[metric]])));
  const dimensions = keys.size === sample.rows.length ? [] : dimensionsOf(sample, day, kinds, [metric]);
  if (dimensions === null) return null;
  const own = dimensions.filter((index) => index !== metric);
  const rest = restOf(sample, [day, metric, value, ...own], [value], kinds);
  return { day, values: [value], dimensions: own, long: { metric, value }, ...rest };
}

function isCalendar(name: string): boolean {
  return CALENDAR.test(normalName(name));
}

/** The column of days: of several one that is called so, or the first. */
function dayColumn(sample: Sample, timeFormat: string | undefined): number | null {
  const found = sample.header.flatMap((_, index) => {
    const column = filledColumn(sample, index);
    if (column.values.length < MIN_SHARE * sample.rows.length || column.values.length === 0) return [];
    if (timeFormat !== undefined) return column.values.every((text) => readsAsDay(timeFormat, text)) ? [index] : [];
    const reading = timeReading(column);
    const isDay =
      (reading.kind === 'form' && reading.dateOnly) ||
      (reading.kind === 'ambiguous' &&
        column.values.every((text) => reading.formats.some((format) => readsAsDay(format, text))));
    return isDay ? [index] : [];
  });
  return found.find((index) => isDayName(sample.header[index] ?? '')) ?? found[0] ?? null;
}

/** Whether a column numbers orders: a table of them may have one for each day. */
function isOrderNumber(name: string, { values }: SampleColumn): boolean {
  const normal = normalName(name);
  const isNamed = normal !== 'id' && knownNames.fact_sales['order_id']?.includes(normal) === true;
  const numbers = values.map((text) => Number(/\d+$/.exec(text)?.[0]));
  return isNamed && values.length > 0 && numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
}

function isDayName(name: string): boolean {
  const normal = normalName(name);
  return DAY_NAMES.test(normal) || dayNames.includes(normal);
}

function columnKind(sample: Sample, index: number): 'number' | 'text' | 'empty' | 'other' {
  if (sample.kinds[index] === 'other') return 'other';
  const { values } = filledColumn(sample, index);
  const filled = values.filter((text) => !NO_VALUE.test(text.trim()));
  if (filled.length === 0) return 'empty';
  if (sample.kinds[index] === 'number' || sample.kinds[index] === 'float') return 'number';
  if (filled.every((text) => /^\d+:\d{2}(?::\d{2})?$/.test(text.trim()))) return 'number';
  return decimalReading(filled.map((text) => text.trim().replace(/\s*%$/, ''))).kind === 'none' ? 'text' : 'number';
}

/** The columns that tell the rows of a day apart; null if no columns do, or too few of their combinations have rows. */
function dimensionsOf(
  sample: Sample,
  day: number,
  kinds: readonly string[],
  first: readonly number[] = [],
): readonly number[] | null {
  const { header, rows } = sample;
  const distinct = (index: number): number => new Set(rows.map((row) => row[index] ?? '')).size;
  const texts = header.flatMap((name, index) => {
    const isCode = kinds[index] === 'number' && CODES.test(normalName(name));
    if (index === day || first.includes(index) || !(kinds[index] === 'text' || isCode)) return [];
    const count = distinct(index);
    return count > 1 && count <= MAX_DIMENSION_VALUES && count <= rows.length / MIN_DAYS && !isCalendar(name)
      ? [index]
      : [];
  });
  const dimensions = [...first, ...texts].filter(
    (index, at, all) => !all.slice(0, at).some((other) => sameSplit(rows, other, index)),
  );
  const keyOf = (row: readonly string[], columns: readonly number[]): string =>
    JSON.stringify(columns.map((index) => row[index] ?? ''));
  const keys = new Set(rows.map((row) => keyOf(row, [day, ...dimensions])));
  if (dimensions.length === 0 || keys.size < rows.length) return null;
  const combinations = new Set(rows.map((row) => keyOf(row, dimensions))).size;
  return rows.length < MIN_DENSITY * combinations * distinct(day) ? null : dimensions;
}

/** Whether two columns split the rows alike, such as a code and a name. */
function sameSplit(rows: readonly (readonly string[])[], one: number, other: number): boolean {
  const pairs = new Set(rows.map((row) => JSON.stringify([row[one], row[other]])));
  return [one, other].every((index) => new Set(rows.map((row) => row[index])).size === pairs.size);
}

/** Whether a column counts the rows of the file. */
function isRowNumber(sample: Sample, index: number): boolean {
  const values = sample.rows.map((row) => Number(row[index]));
  const name = normalName(sample.header[index] ?? '');
  const isNamed = name === '' || /^(?:id|index|row|instant|unnamed_0|nr|no|line)$/.test(name);
  return isNamed && values.length > 1 && values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1);
}

function restOf(
  sample: Sample,
  used: readonly number[],
  values: readonly number[],
  kinds: readonly string[],
): Pick<DailyShape, 'leftOut' | 'empty'> {
  const leftOut = sample.header.flatMap((name, index) => {
    if (used.includes(index)) return [];
    if (kinds[index] === 'number')
      return [{ index, reason: isCalendar(name) ? 'says something of the calendar' : 'counts rows' }];
    const [example = ''] = filledColumn(sample, index).values;
    return [
      {
        index,
        reason:
          kinds[index] === 'text' ? `has values that are not plain numbers, such as '${example}'` : 'has no values',
      },
    ];
  });
  const texts = values.flatMap((index) => filledColumn(sample, index).values).map((text) => text.trim());
  return { leftOut, empty: [...new Set(texts.filter((text) => NO_VALUE.test(text)))] };
}
