import { withoutExponent } from '../../files/fields/without-exponent.ts';
import { writtenNumber } from '../../files/fields/written-number.ts';
import { numbersReading } from '../decimal-sign.ts';
import type { SampleColumn } from '../sample.ts';

/** Returns whether the values, of which there are some, are numbers or amounts of money. */
export function areNumbers({ values }: SampleColumn): boolean {
  return values.length > 0 && numbersReading([{ values, isMoney: true }]).kind !== 'none';
}

/** Returns the values, without percent signs, as numbers for their signs and sizes; null if they are none. */
export function numbersOf({ values }: SampleColumn): number[] | null {
  const plain = values.map((text) => text.replace(/\s*%$/, ''));
  const reading = numbersReading([{ values: plain, isMoney: true }]);
  if (reading.kind === 'none') return null;
  const form = reading.kind === 'sign' ? reading : { sign: '.' as const, thousands: null };
  const read = writtenNumber({ ...form, isMoney: true });
  return plain.flatMap((text) => {
    const number = read(withoutExponent(text, form.sign));
    return number === null ? [] : [Number(number)];
  });
}
