import { joinedTime } from '../../files/made-columns.ts';
import type { TimeColumns } from '../../source-forms.ts';
import { timesReading } from '../column-fit.ts';
import type { Mapping } from '../mapping.ts';
import { filledColumn, type Sample, type SampleColumn } from '../sample.ts';
import type { ColumnUse } from './column-use.ts';
import { formNames } from './form-names.ts';

/** Minimum share of rows with a time of day, and of times of day among its values. */
const MIN_SHARE = 0.95;
/** A time of day, with the day zero of a spreadsheet before it or not. */
const CLOCK = /^(?:1899-12-3[01][T ]|1900-01-0[01][T ])?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?\s?m\.?)?$/i;

/** Proposes the time of a column of days and one of times of day. */
export function twoColumnTime({ columns }: Mapping, use: ColumnUse, rows: number): TimeColumns | undefined {
  const date = columns.get('ts');
  if (date === undefined || !areDays(use.column(date))) return undefined;
  const time = use.find(formNames.time, areClocks);
  if (time === undefined || use.column(time).values.length < rows * MIN_SHARE) return undefined;
  return { date: use.nameOf(date), time: use.take(time) };
}

function areDays(column: SampleColumn): boolean {
  const reading = timesReading(column);
  if (reading.kind === 'ambiguous') return !reading.example.includes(':');
  return reading.kind === 'form' && reading.dateOnly;
}

function areClocks({ values }: SampleColumn): boolean {
  return values.length > 0 && values.filter((text) => CLOCK.test(text)).length >= MIN_SHARE * values.length;
}

/** The column of times as it is read: of two columns with a space between them. */
export function timeColumn({ columns }: Mapping, ts: TimeColumns | undefined, sample: Sample): SampleColumn {
  const date = columns.get('ts') ?? -1;
  if (!ts) return filledColumn(sample, date);
  const time = sample.header.indexOf(ts.time);
  const rows = sample.rows.map((row, at) => ({
    date: row[date] ?? '',
    time: row[time] ?? '',
    line: sample.lines[at] ?? 0,
  }));
  const filled = rows.filter((row) => row.date !== '' && row.time !== '');
  return {
    name: ts.date,
    values: filled.map((row) => joinedTime(row.date, row.time)),
    lines: filled.map(({ line }) => line),
  };
}
