import { expect } from 'vitest';
import type { Example } from './examples-of.ts';

const TOLERANCE = 1e-9;

/** Names and what they stand for in an expression. */
export type Scope = Readonly<Record<string, unknown>>;

/** Numbers within the tolerance are equal, and so are typed arrays and arrays of such numbers. */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => (isNear(a, b) ? true : undefined),
  function (a: unknown, b: unknown, testers) {
    return ArrayBuffer.isView(a) && Array.isArray(b) ? this.equals(arrayOf(a), b, testers) : undefined;
  },
]);

export function placeOf({ path, line, expression }: Example): string {
  return `${path}:${line} ${expression}`;
}

/** Fails, naming the place, unless an example's expression has the value that it states. */
export function runExample(example: Example, scope: Scope): void {
  const place = placeOf(example);
  if (example.value === null) throw new Error(`${place}: an example ends in \` // value\``);
  expect(evaluated(example.expression, scope, place), place).toEqual(evaluated(example.value, scope, place));
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

function isNear(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
}

function arrayOf(view: ArrayBufferView): unknown[] {
  return Array.from(view as ArrayBufferView & Iterable<unknown>);
}
