import { ownMoneyField } from '../load/fact-columns.ts';
import type { AmountForm, MadeColumns, TimeColumns } from '../source-forms.ts';
import type { Source } from '../source.ts';
import { amountField } from './fields/amount-field.ts';
import { errorField } from './fields/error-field.ts';
import { minorDigits } from '../../metrics/minor-digits.ts';
import { isRefusal, type Field } from './fields/field.ts';
import type { RecordField } from './fields/record-field.ts';
import { timeField } from './times/time-field.ts';

type IndexOf = (column: string) => number;

/** The parser of a column of ours that a source makes of several of the file's, or of its values; null for one that it does not. */
export function madeField(name: string, source: Source, indexOf: IndexOf): RecordField | null {
  const { order_id: order, ts, amount, is_error: error }: MadeColumns = source.made;
  if (name === 'order_id' && order && 'same' in order) return joinedField(order.same.map(indexOf));
  if (name === 'ts' && ts) return twoColumnTime(ts, source, indexOf);
  if (name === 'amount' && amount) return required(boundAmount(amount, source, indexOf));
  if (name === 'is_error' && error) return ofOne(errorField(error), indexOf(error.column));
  return null;
}

/** The parser of an amount; null where all of its columns are empty. */
export function boundAmount(form: AmountForm, source: Source, indexOf: IndexOf): RecordField {
  const { round, columns, currency } = source;
  const place = form.inMinorUnits === true && columns['currency'] !== undefined ? indexOf(columns['currency']) : -1;
  const minorDigitsOf = (record: readonly string[]): number => minorDigits((record[place] || currency).toUpperCase());
  return amountField(form, { number: ownMoneyField(source), round, indexOf, minorDigitsOf });
}

function required({ indexes, read }: RecordField): RecordField {
  const [index = 0] = indexes;
  return { indexes, read: (record) => read(record) ?? { index, reason: 'is empty' } };
}

function ofOne(field: Field, index: number): RecordField {
  return {
    indexes: [index],
    read(record) {
      const value = field(record[index] ?? '');
      return value !== null && isRefusal(value) ? { ...value, index } : value;
    },
  };
}

/** The values of several columns as the number of an order. */
function joinedField(indexes: readonly number[]): RecordField {
  return {
    indexes,
    read(record) {
      const empty = indexes.find((index) => (record[index] ?? '') === '');
      if (empty !== undefined)
        return { index: empty, reason: 'is empty, so it does not tell which order the row is of' };
      return indexes.map((index) => record[index] ?? '').join('/');
    },
  };
}

/** Spreadsheets write a date as midnight of it, and a time of day as one of their first day. */
const MIDNIGHT = /[T ]0?0:00(:00(\.0+)?)?$/;
const FIRST_DAY = /^(1899-12-3[01]|1900-01-0[01])[T ]/;

/** A date and a time of day as one text. */
export function joinedTime(date: string, time: string): string {
  return `${date.replace(MIDNIGHT, '')} ${time.replace(FIRST_DAY, '')}`;
}

function twoColumnTime({ date, time }: TimeColumns, source: Source, indexOf: IndexOf): RecordField {
  const [dateIndex, timeIndex] = [indexOf(date), indexOf(time)];
  const field = timeField({
    ...{ format: source.timeFormat, zone: source.zone, dateOnly: source.dateOnly },
    refusesSkipped: source.refusesSkippedTimes,
  });
  return {
    indexes: [dateIndex, timeIndex],
    read(record) {
      const [day, clock] = [record[dateIndex] ?? '', record[timeIndex] ?? ''];
      if (day === '') return { index: dateIndex, reason: 'is empty' };
      if (clock === '') return { index: timeIndex, reason: 'is empty' };
      const text = joinedTime(day, clock);
      const value = field(text);
      if (value === null || !isRefusal(value)) return value;
      return { index: dateIndex, reason: `${value.reason}, as '${text}' together with ${time}` };
    },
  };
}
