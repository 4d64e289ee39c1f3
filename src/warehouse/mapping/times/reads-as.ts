import { isRefusal, type Field } from '../../files/fields/field.ts';
import { timeField } from '../../files/times/time-field.ts';

const fields = new Map<string, Field>();

/** Returns whether a form parses a text as a date, with or without a time. */
export function readsAs(format: string, text: string): boolean {
  return instantOf(format, text) !== null;
}

/** Returns whether a form parses a text as the first instant of a day in its own zone: a date, or a date at midnight. */
export function readsAsDay(format: string, text: string): boolean {
  return instantOf(format, text)?.endsWith('T00:00:00.000Z') === true;
}

/** Returns the instant that a form parses a text as, with times in UTC unless they name their zone; null if it can't. */
export function instantOf(format: string, text: string): string | null {
  const field = fields.get(format) ?? timeField({ format, zone: 'UTC', dateOnly: true });
  fields.set(format, field);
  const read = field(text);
  return isRefusal(read) ? null : read;
}
