import type { Thousands } from '../../source-forms.ts';
import { decimalField, type DecimalForm } from './decimal-field.ts';
import { isRefusal, type Field } from './field.ts';
import { writtenNumber, type NumberForm } from './written-number.ts';

const THOUSANDS: readonly (Thousands | null)[] = [null, ',', '.', ' ', "'"];

/** Returns a parser of decimal numbers as they are written, to the canonical text of `decimalField`. */
export function numberField(form: DecimalForm & NumberForm): Field {
  const plain = decimalField(form);
  const point = decimalField({ ...form, sign: '.' });
  const written = writtenNumber(form);
  return (text) => {
    const value = plain(text);
    if (value === null || !isRefusal(value) || !value.reason.startsWith('is not')) return value;
    const digits = written(text);
    return digits === null ? { reason: `${value.reason}${formAdvice(text, form)}` } : point(digits);
  };
}

/** What to declare for a number of another form; empty for a text that is none. */
function formAdvice(text: string, form: NumberForm): string {
  if (text === '') return '';
  for (const sign of [form.sign, form.sign === '.' ? ',' : '.'] as const) {
    for (const thousands of THOUSANDS) {
      if (thousands === sign || writtenNumber({ ...form, sign, thousands })(text) === null) continue;
      const settings = [
        ...(sign === form.sign ? [] : [`decimal: '${sign}'`]),
        ...(thousands === null ? [] : [`thousands: ${thousands === "'" ? `"'"` : `'${thousands}'`}`]),
      ];
      if (settings.length > 0) return `; it would be one with ${settings.join(' and ')} on the source`;
    }
  }
  return '';
}
