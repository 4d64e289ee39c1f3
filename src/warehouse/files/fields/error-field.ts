import type { ErrorForm } from '../../source-forms.ts';
import type { Field } from './field.ts';

/** Returns a parser of a status to whether it means an error. */
export function errorField(form: ErrorForm): Field {
  const empty = { reason: 'is empty, which says neither that it is an error nor that it is none' };
  if ('filled' in form) return (text) => String(text !== '');
  if ('values' in form) return (text) => (text === '' ? empty : String(form.values.includes(text)));
  return (text) => {
    if (text === '') return empty;
    if (!/^[+-]?\d{1,9}(\.0+)?$/.test(text)) return { reason: 'is not a whole number of at most nine digits' };
    return String(Number(text) >= form.from);
  };
}
