import type { Field } from './field.ts';

/** Unchanged text; empty is null. */
export const optionalText: Field = (text) => (text === '' ? null : text);

/** Unchanged text; empty is rejected. */
export const requiredText: Field = (text) => (text === '' ? { reason: 'is empty' } : text);

/** An ISO 4217 currency code, in capital letters or small ones. */
export const currencyCode: Field = (text) => {
  if (/^[A-Z]{3}$/.test(text)) return text;
  if (text === '') return { reason: "is empty; 'currency' on the source is that of rows whose currency is empty" };
  return /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : { reason: 'is not a currency code of three letters' };
};

/** A boolean: 1 or true, 0 or false. */
export const truthField: Field = (text) => {
  if (text === '1' || text === 'true' || text === 'True' || text === 'TRUE') return 'true';
  if (text === '0' || text === 'false' || text === 'False' || text === 'FALSE') return 'false';
  return { reason: 'is not a boolean (1, true, 0 or false)' };
};
