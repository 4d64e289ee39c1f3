import type { Field } from './field.ts';

/** A field of a column of floating point numbers, which as text would take what is not a number for a name. */
export function finite(field: Field): Field {
  return (text) => (/^(NaN|-?Infinity)$/.test(text) ? { reason: 'is not a number' } : field(text));
}
