import { dayFromIso, type Day } from '../calendar/day.ts';
import type { Interval } from '../forecast/intervals/levels.ts';
import type { Row } from './connect/database.ts';

/** The text of a column. @throws TypeError if it holds something else. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpected(column, value, 'text');
  return value;
}

/** The number of a column of any numeric type, as the double nearest to it. @throws TypeError if it holds something else. */
export function number(row: Row, column: string): number {
  const value = row[column];
  const parsed = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof parsed !== 'number' || !Number.isFinite(parsed)) throw unexpected(column, value, 'a finite number');
  return parsed;
}

/** The day of a DATE column. @throws TypeError or RangeError if it holds something else. */
export function day(row: Row, column: string): Day {
  return dayFromIso(text(row, column));
}

/** The instant of a TIMESTAMP WITH TIME ZONE column, in epoch milliseconds. @throws TypeError if it holds something else. */
export function instant(row: Row, column: string): number {
  const value = text(row, column);
  const parsed = Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(parsed)) throw unexpected(column, value, 'an instant');
  return parsed;
}

/** The word of a column, one of a set. @throws TypeError if it holds something else. */
export function word<T extends string>(row: Row, column: string, words: readonly T[]): T {
  const value = row[column];
  const found = words.find((known) => known === value);
  if (found === undefined) throw unexpected(column, value, `one of ${words.join(', ')}`);
  return found;
}

/** The truth value of a BOOLEAN column. @throws TypeError if it holds something else. */
export function truth(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value !== 'boolean') throw unexpected(column, value, 'true or false');
  return value;
}

/** The numbers of a column that holds a JSON list of them, null where one is. @throws TypeError or SyntaxError if it holds something else. */
export function numbers(row: Row, column: string): (number | null)[] {
  const values: unknown = JSON.parse(text(row, column));
  if (!Array.isArray(values)) throw unexpected(column, values, 'a list');
  return values.map((value: unknown) => {
    if (value !== null && typeof value !== 'number') throw unexpected(column, value, 'a number');
    return value;
  });
}

/** The lists of numbers of a column that holds a JSON list of them. @throws TypeError or SyntaxError if it holds something else. */
export function numberLists(row: Row, column: string): (number | null)[][] {
  const lists: unknown = JSON.parse(text(row, column));
  if (!Array.isArray(lists)) throw unexpected(column, lists, 'a list');
  return lists.map((list: unknown) => numbers({ [column]: JSON.stringify(list) }, column));
}

/** The intervals of a column that holds a JSON list of {level, lower, upper}. @throws TypeError or SyntaxError if it holds something else. */
export function intervals(row: Row, column: string): Interval[] {
  const values: unknown = JSON.parse(text(row, column));
  if (!Array.isArray(values)) throw unexpected(column, values, 'a list');
  return values.map((value: unknown) => {
    if (!isInterval(value)) throw unexpected(column, value, 'an interval');
    return { level: value.level, lower: value.lower, upper: value.upper };
  });
}

function isInterval(value: unknown): value is Interval {
  if (typeof value !== 'object' || value === null) return false;
  const { level, lower, upper }: Partial<Record<keyof Interval, unknown>> = value;
  return typeof level === 'number' && typeof lower === 'number' && typeof upper === 'number';
}

/** What `read` finds, or null where the column is null. */
export function nullable<T>(read: (row: Row, column: string) => T, row: Row, column: string): T | null {
  return row[column] === null ? null : read(row, column);
}

function unexpected(column: string, value: unknown, wanted: string): TypeError {
  return new TypeError(`column ${column} holds ${JSON.stringify(value)}, not ${wanted}`);
}
