import type { Interval } from '../forecast/intervals/levels.ts';
import type { Param, Row } from './connect/database.ts';
import * as row from './row.ts';
import { isoDay, type Day } from '../calendar/day.ts';

/** How a column is read and written. Reading a value of another type throws a TypeError that names the column and the value. */
export interface Column<T> {
  readonly read: (from: Row, column: string) => T;
  readonly write: (value: T) => Param;
}

/** The columns of a record, by name. */
export type Columns<T> = { readonly [K in keyof T]: Column<T[K]> };

export const textColumn: Column<string> = { read: row.text, write: (value) => value };
export const numberColumn: Column<number> = { read: row.number, write: (value) => value };
export const truthColumn: Column<boolean> = { read: row.truth, write: (value) => value };
export const dayColumn: Column<Day> = { read: row.day, write: isoDay };
/** A JSON list. */
export const intervalsColumn: Column<readonly Interval[]> = {
  read: row.intervals,
  write: (value) => JSON.stringify(value),
};

/** One of a set of words; reading another one throws. */
export function wordColumn<T extends string>(words: readonly T[]): Column<T> {
  return { read: (from, column) => row.word(from, column, words), write: (value) => value };
}

export function nullableColumn<T>({ read, write }: Column<T>): Column<T | null> {
  return {
    read: (from, column) => row.nullable(read, from, column),
    write: (value) => (value === null ? null : write(value)),
  };
}

export function columnNames<T>(columns: Columns<T>): string[] {
  return Object.keys(columns);
}

export function writeRow<T>(columns: Columns<T>, record: T): Param[] {
  return keysOf(columns).map((name) => columns[name].write(record[name]));
}

export function readRow<T>(columns: Columns<T>, from: Row): T {
  const entries = keysOf(columns).map((name) => [name, columns[name].read(from, String(name))]);
  const record: unknown = Object.fromEntries(entries);
  return recordOf<T>(record);
}

/** `Object.keys` forgets the names of a type that lists each column. */
function keysOf<T>(columns: Columns<T>): (keyof T)[] {
  return Object.keys(columns) as (keyof T)[];
}

/** `Object.fromEntries` forgets the type of each value, which `Columns` has checked. */
function recordOf<T>(entries: unknown): T {
  return entries as T;
}
