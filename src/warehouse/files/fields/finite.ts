import type { Field } from './field.ts';

/** Wraps the parser of a floating-point column so that it rejects NaN and infinity, which a text field would accept. */
export function finite(field: Field): Field {
  return (text) => (/^(NaN|-?Infinity)$/.test(text) ? { reason: 'is not a number' } : field(text));
}
