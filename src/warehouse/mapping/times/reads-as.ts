import { isRefusal } from '../../files/fields/field.ts';
import { timeField } from '../../files/times/time-field.ts';

const readers = new Map<string, (text: string) => boolean>();

/** Returns whether a form parses a text as a date, with or without a time. */
export function readsAs(format: string, text: string): boolean {
  let reads = readers.get(format);
  if (!reads) {
    const field = timeField({ format, zone: 'UTC', dateOnly: true });
    reads = (value) => {
      const read = field(value);
      return read !== null && !isRefusal(read);
    };
    readers.set(format, reads);
  }
  return reads(text);
}
