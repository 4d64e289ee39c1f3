import { dayFromIso, isoDay, type Day } from '../../../calendar/day.ts';
import type { DailyMeasure } from '../../daily-table.ts';
import { isRefusal } from '../../files/fields/field.ts';
import { dayField } from '../../files/times/time-field.ts';
import { saysTotal } from '../../files/total-words.ts';
import { PLAIN_FORMS, type SourceForms } from '../../source-forms.ts';
import { decimalReading, numbersReading } from '../decimal-sign.ts';
import { namedCurrency } from '../names/named-currency.ts';
import { NO_CURRENCY, type Decisions, type Outcome } from '../proposal.ts';
import { filledColumn, type Sample, type SampleColumn } from '../sample.ts';
import { signedCurrency } from '../signed-currency.ts';
import { timeReading } from '../times/time-reading.ts';
import { dailyShape, type DailyShape } from './daily-shape.ts';
import { proposedMetrics, type NamedValue } from './proposed-metrics.ts';
import { ownName } from './own-name.ts';
import { valueMeaning } from './value-meaning.ts';

/** The values of a dimension up to which each is followed. */
const MAX_SLICES = 20;
const MAX_VALUES = 40;
/** Above this number of days from row to row a table is not one of business days. */
const MAX_STEP = 4;
const MIN_MONTH = 27;
const KEPT_DECIMALS = 9;

/** How a file could be read as values by day, or what is open; null if it has none. */
export function proposeDaily(sample: Sample, decisions: Decisions): Outcome | null {
  const shape = dailyShape(sample, decisions.timeFormat);
  if (shape === null) return null;
  const days = filledColumn(sample, shape.day);
  const timeFormat = timeFormatOf(days, decisions);
  if (typeof timeFormat !== 'string') return timeFormat;
  const step = usualStep(days, timeFormat);
  if (step !== null && step.days > MAX_STEP) return { kind: 'impossible', found: [notDaily(days.name, step)] };
  const columns = valueColumns(sample, shape);
  const decimal = decimalOf(columns, decisions);
  if (typeof decimal !== 'string') return decimal;
  const taken = new Set<string>();
  const dimensions = shape.dimensions.map((index) => ({
    index,
    name: ownName(sample.header[index] ?? '', 'part', taken),
  }));
  const values = columns.slice(0, MAX_VALUES).map((column): NamedValue => ({
    name: ownName(column.name, 'value', taken),
    from: column.name,
    meaning: valueMeaning(column.name, column.values, decimal),
    hasNegative: column.values.some((text) => /^[-\u2212(]/.test(text.trim())),
  }));
  const isMoney = values.some(({ meaning }) => meaning.unit === 'currency');
  const named = values.map(({ from }) => namedCurrency(from)).find((code) => code !== null);
  const signed = signedCurrency(
    columns.flatMap((column, at) => (values[at]?.meaning.unit === 'currency' ? column.values : [])),
  );
  const currency = decisions.currency ?? named ?? signed ?? (isMoney ? null : NO_CURRENCY);
  if (currency === null) return { kind: 'question', question: { setting: 'currency' } };
  const proposal = assembled({ sample, shape, timeFormat, decimal, currency, dimensions, values, columns });
  const hasMetrics = proposal.daily !== undefined && proposal.daily.metrics.length > 0;
  return hasMetrics ? { kind: 'proposal', proposal } : { kind: 'impossible', found: proposal.remarks };
}

interface Parts {
  readonly sample: Sample;
  readonly shape: DailyShape;
  readonly timeFormat: string;
  readonly decimal: '.' | ',';
  readonly currency: string;
  readonly dimensions: readonly { readonly index: number; readonly name: string }[];
  readonly values: readonly NamedValue[];
  readonly columns: readonly SampleColumn[];
}

function assembled(parts: Parts): Extract<Outcome, { kind: 'proposal' }>['proposal'] {
  const { sample, shape, timeFormat, decimal, currency, dimensions, values, columns } = parts;
  const { header } = sample;
  const totalRows = totalRowsOf(sample, dimensions);
  const sliced = dimensions
    .filter(({ index }) => new Set(sample.rows.map((row) => row[index])).size <= MAX_SLICES)
    .map(({ name }) => name);
  const open = dimensions.map(({ name }) => name).filter((name) => totalRows[name] === undefined);
  const { metrics, remarks } = proposedMetrics(values, { sliced, open });
  const measures = Object.fromEntries(
    values.map(({ name, from, meaning }): [string, DailyMeasure] => [name, { from, in: meaning.in }]),
  );
  const theirs = (index: number): string => header[index] ?? '';
  return {
    table: 'daily_values',
    columns: {
      day: theirs(shape.day),
      ...Object.fromEntries(dimensions.map(({ index, name }) => [name, theirs(index)])),
      ...(shape.long
        ? { metric: theirs(shape.long.metric), value: theirs(shape.long.value) }
        : Object.fromEntries(values.map(({ name, from }) => [name, from]))),
    },
    timeFormat,
    dateOnly: true,
    namesZone: false,
    timesZone: null,
    decimal,
    forms: { ...PLAIN_FORMS, thousands: thousandsOf(columns, decimal) },
    round: false,
    currency,
    unused: shape.leftOut.map(({ index }) => theirs(index)),
    remarks: [
      ...values.flatMap(({ from, meaning }) => (meaning.remark === '' ? [] : [`'${from}' ${meaning.remark}`])),
      ...remarks,
      ...shape.leftOut.map(({ index, reason }) => `'${theirs(index)}' is left out: it ${reason}`),
      ...(columns.length > values.length ? [`only the first ${MAX_VALUES} of ${columns.length} values are taken`] : []),
      ...(shape.empty.length > 0 ? [`${shape.empty.map((text) => `'${text}'`).join(', ')} is read as no value`] : []),
    ],
    daily: {
      table: {
        form: shape.long ? 'long' : 'wide',
        measures,
        dimensions: dimensions.map(({ name }) => name),
        totalRows,
        severalRows: 'refuse',
        empty: shape.empty,
        daysApart: false,
      },
      metrics,
      round: columns.some(({ values: texts }) =>
        texts.some((text) => (/[.,](\d+)/.exec(text)?.[1] ?? '').length > KEPT_DECIMALS),
      ),
    },
  };
}

/** The values of a long table by their names, of a wide one by its columns. */
function valueColumns(sample: Sample, { values, long, empty }: DailyShape): SampleColumn[] {
  const isFilled = (text: string): boolean => text !== '' && !empty.includes(text.trim());
  if (long === null)
    return values.map((index) => {
      const column = filledColumn(sample, index);
      const kept = column.values.flatMap((text, at) => (isFilled(text) ? [{ text, line: column.lines[at] ?? 0 }] : []));
      return { name: column.name, values: kept.map(({ text }) => text), lines: kept.map(({ line }) => line) };
    });
  const byName = new Map<string, { values: string[]; lines: number[] }>();
  for (const [at, row] of sample.rows.entries()) {
    const [name, text] = [row[long.metric] ?? '', row[long.value] ?? ''];
    if (name === '') continue;
    const column = byName.get(name) ?? { values: [], lines: [] };
    byName.set(name, column);
    if (!isFilled(text)) continue;
    column.values.push(text);
    column.lines.push(sample.lines[at] ?? 0);
  }
  return [...byName].map(([name, column]) => ({ name, ...column }));
}

function timeFormatOf(days: SampleColumn, { timeFormat }: Decisions): string | Outcome {
  if (timeFormat !== undefined) return timeFormat;
  const reading = timeReading(days);
  if (reading.kind === 'form') return reading.format;
  if (reading.kind !== 'ambiguous') throw new Error(`${days.name} was taken for days without a form of them`);
  const { formats, example } = reading;
  return { kind: 'question', question: { setting: 'time_format', column: days.name, formats, example } };
}

function decimalOf(columns: readonly SampleColumn[], { decimal }: Decisions): '.' | ',' | Outcome {
  if (decimal !== undefined) return decimal;
  const readings = columns.map(({ name, values }) => ({
    name,
    values,
    reading: decimalReading(values.map((text) => text.trim().replace(/\s*%$/, ''))),
  }));
  for (const { reading, values } of readings)
    if (reading.kind === 'sign' && values.some((text) => text.includes(reading.sign))) return reading.sign;
  for (const { reading, name } of readings)
    if (reading.kind === 'ambiguous')
      return { kind: 'question', question: { setting: 'decimal', column: name, example: reading.example } };
  return '.';
}

/** The sign between thousands in the columns that have one. */
function thousandsOf(columns: readonly SampleColumn[], decimal: '.' | ','): SourceForms['thousands'] {
  for (const { values } of columns) {
    const reading = numbersReading([{ values: values.map((text) => text.trim()), isMoney: true }], decimal);
    if (reading.kind === 'sign' && reading.thousands !== null) return reading.thousands;
  }
  return null;
}

/** The median number of days from one to the next, with the first two days; null for too few days. */
function usualStep(
  { values }: SampleColumn,
  timeFormat: string,
): { readonly days: number; readonly first: Day; readonly second: Day } | null {
  const read = dayField(timeFormat);
  const days = [...new Set(values)].flatMap((text) => {
    const iso = read(text);
    return iso === null || isRefusal(iso) ? [] : [dayFromIso(iso)];
  });
  const ascending = [...new Set(days)].sort((a, b) => a - b);
  const [first, second] = ascending;
  if (first === undefined || second === undefined || ascending.length < 4) return null;
  const steps = ascending.slice(1).map((day, index) => day - (ascending[index] ?? day));
  return { days: steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1, first, second };
}

function notDaily(column: string, { days, first, second }: { days: number; first: Day; second: Day }): string {
  const kind = days >= MIN_MONTH ? 'monthly' : days === 7 ? 'weekly' : `a row every ${days} days`;
  return `it is a table of values, but not by day: it is ${kind} ('${column}' has ${isoDay(first)} and ${isoDay(second)}). Export it by day`;
}

function totalRowsOf({ rows }: Sample, dimensions: Parts['dimensions']): Record<string, readonly string[]> {
  const totals = dimensions.map(({ index, name }): [string, readonly string[]] => {
    const values = new Set(rows.map((row) => row[index] ?? ''));
    return [
      name,
      [...values].filter((text) => saysTotal(text) || /^(?:all|alle|\(all\)|tous|todos|overall)$/i.test(text)),
    ];
  });
  return Object.fromEntries(totals.filter(([, values]) => values.length > 0));
}
