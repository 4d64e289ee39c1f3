import { expect } from 'vitest';
import type { Example } from './examples-of.ts';

const TOLERANCE = 1e-9;

/** Names and what they stand for in an expression. */
export type Scope = Readonly<Record<string, unknown>>;

export function placeOf({ path, line, expression }: Example): string {
  return `${path}:${line} ${expression}`;
}

/** Fails, naming the place, unless an example's expression has the value that it states. */
export function runExample(example: Example, scope: Scope): void {
  const place = placeOf(example);
  if (example.value === null) throw new Error(`${place}: an example ends in \` // value\``);
  const value = evaluated(example.value, scope, place);
  expect(aligned(evaluated(example.expression, scope, place), value), place).toEqual(value);
}

function evaluated(expression: string, scope: Scope, place: string): unknown {
  try {
    // Our own docstrings, in tests only: there is no other way to run an example as it stands.
    // oxlint-disable-next-line typescript/no-implied-eval
    const body: unknown = new Function(...Object.keys(scope), `'use strict'; return (\n${expression}\n);`);
    return typeof body === 'function' ? Reflect.apply(body, undefined, Object.values(scope)) : undefined;
  } catch (cause) {
    throw new Error(`${place}: '${expression}' throws ${String(cause)}`, { cause });
  }
}

/** A value with its numbers replaced by those of another where they are within the tolerance, and a typed array as an array beside an array. */
function aligned(value: unknown, other: unknown): unknown {
  if (typeof value === 'number' && typeof other === 'number') return isNear(value, other) ? other : value;
  if (Array.isArray(other) && (Array.isArray(value) || ArrayBuffer.isView(value)))
    return Array.from(value as ArrayLike<unknown>, (item, at) => aligned(item, other[at]));
  if (!isRecord(value) || !isRecord(other)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, aligned(item, other[key])]));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
