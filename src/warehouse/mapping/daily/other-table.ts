import { monthOf } from '../../files/times/time-names.ts';
import { timeShape } from '../../files/times/time-shape.ts';
import { normalName } from '../names/normal-name.ts';
import { filledColumn, type Sample, type SampleColumn } from '../sample.ts';
import { instantOf } from '../times/reads-as.ts';
import { timeReading } from '../times/time-reading.ts';

const HOURS = /^(?:hour|hr|hours|hour_of_day|stunde|uhrzeit|heure|hora|ora|time)$/;
const QUARTER = /:(?:00|15|30|45):00\.000Z$/;
/** A year and a month, or the name of one and a year. */
const MONTH =
  /^(?:(?:19|20)\d{2}[-/.]?(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}|(\p{L}{3,})[.]?[ '-]+(?:19|20)?\d{2})$/u;
/** A week of a year: 2026-W05, KW 5/2026, Week 5 2026. */
const WEEK =
  /^(?:(?:19|20)\d{2}[-/ ]?(?:W|KW|CW|S)[- ]?\d{1,2}|(?:W|KW|CW|Week|Woche)[- ]?\d{1,2}(?:[-/., ]+(?:19|20)?\d{2})?|S[- ]?\d{1,2}[-/., ]+(?:19|20)\d{2})$/i;
const WEEK_NAME =
  /^(?:(?:calendar|iso)_)?week(?:_(?:no|nr|number|of_year))?$|^(?:kalender)?woche$|^kw$|^semaine$|^semana$|^settimana$/;
/** A quarter of a year: 2025-Q1, Q1 2025, 1. Quartal 2025, T1 2025. */
const QUARTER_OF_YEAR =
  /^(?:(?:19|20)\d{2}[-/ ]?[QT][1-4]|Q[1-4](?:[-/., ]+(?:19|20)?\d{2})?|T[1-4][-/., ]+(?:19|20)?\d{2}|[1-4][.]? ?(?:Q|Quartal|Quarter|Trimestre)(?:[-/., ]+(?:19|20)?\d{2})?)$/i;
const QUARTER_NAME = /^(?:fiscal_)?quarter$|^qtr$|^quartal$|^trimestre$|^kwartaal$/;
/** Minimum share of the times that lie on an hour, half or quarter of it. */
const MIN_SHARE = 0.95;
const MIN_ROWS = 3;

/**
 * What a table is that has neither a row for each fact nor one for each day, and what to do about it; null for another.
 * @param hasOrders whether a column numbers orders, which may well come on full hours
 */
export function otherTable(sample: Sample, hasOrders: boolean): string | null {
  return daysAsColumns(sample) ?? byPeriod(sample) ?? (hasOrders ? null : hourly(sample));
}

/** What a row is for, by the values of a column, or its name where they are numbers. */
const PERIODS: readonly {
  readonly name: string;
  readonly isOne: (text: string) => boolean;
  readonly names?: RegExp;
}[] = [
  { name: 'month', isOne: isMonth },
  { name: 'week', isOne: (text) => WEEK.test(text.trim()), names: WEEK_NAME },
  { name: 'quarter', isOne: (text) => QUARTER_OF_YEAR.test(text.trim()), names: QUARTER_NAME },
];

/** A table without times that has a column of months, weeks or quarters. */
function byPeriod(sample: Sample): string | null {
  const { header, rows } = sample;
  const columns = header.map((_, index) => filledColumn(sample, index));
  if (columns.some((column) => timeReading(column).kind !== 'none')) return null;
  const filled = columns.filter(({ values }) => values.length === rows.length && values.length > 0);
  for (const { name, isOne, names } of PERIODS) {
    const isNumber = (text: string): boolean => /^\d{1,2}$/.test(text);
    const found = filled.find(
      (column) =>
        column.values.every(isOne) || (names?.test(normalName(column.name)) === true && column.values.every(isNumber)),
    );
    if (found)
      return `it has a row for each ${name} in '${found.name}', such as '${found.values[0] ?? ''}': export it with a row for each day`;
  }
  return null;
}

function isMonth(text: string): boolean {
  const found = MONTH.exec(text.trim());
  return found !== null && (found[1] === undefined || monthOf(found[1]) !== null);
}

function daysAsColumns({ header }: Sample): string | null {
  const days = header.filter((name) => timeShape(name.trim()) !== null);
  const [first = '', second = ''] = days;
  if (days.length < 2 || days.length < header.length / 2) return null;
  return `its days are columns, such as '${first}' and '${second}': export it with a row for each day`;
}

function hourly(sample: Sample): string | null {
  const { header, rows } = sample;
  if (rows.length < MIN_ROWS) return null;
  const time = header.findIndex((_, index) => areHours(filledColumn(sample, index), rows.length));
  const advice = "export it with a row for each day; '--table sales' takes each row for a sale";
  if (time !== -1) return `it has a row for each hour in '${header[time] ?? ''}': ${advice}`;
  const hour = header.findIndex(
    (name, index) => HOURS.test(normalName(name)) && areOfADay(filledColumn(sample, index)),
  );
  const isSplit = hour !== -1 && header.some((_, index) => index !== hour && isDay(filledColumn(sample, index)));
  return isSplit ? `it has a row for each hour in '${header[hour] ?? ''}': ${advice}` : null;
}

/** Times of which each occurs once, on an hour or a quarter of one. */
function areHours({ name, values, lines }: SampleColumn, rows: number): boolean {
  if (values.length < rows || new Set(values).size < values.length) return false;
  const reading = timeReading({ name, values, lines });
  if (reading.kind !== 'form' || reading.dateOnly) return false;
  const even = values.filter((text) => QUARTER.test(instantOf(reading.format, text) ?? ''));
  return even.length >= MIN_SHARE * values.length;
}

/** Hours as numbers or as times of day. */
function areOfADay({ values }: SampleColumn): boolean {
  return values.length > 0 && values.every((text) => /^(?:[01]?\d|2[0-4])(?::00(?::00)?)?$/.test(text));
}

function isDay(column: SampleColumn): boolean {
  const reading = timeReading(column);
  return (reading.kind === 'form' && reading.dateOnly) || reading.kind === 'ambiguous';
}
