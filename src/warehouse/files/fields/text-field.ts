import type { Field } from './field.ts';

/** Text as it stands; empty is null. */
export const optionalText: Field = (text) => (text === '' ? null : text);

/** Text as it stands, which may not be empty. */
export const requiredText: Field = (text) => (text === '' ? { reason: 'is empty' } : text);

/** A currency's ISO 4217 code. */
export const currencyCode: Field = (text) =>
  /^[A-Z]{3}$/.test(text) ? text : { reason: 'is not a currency code of three capital letters' };

/** 1 or true, 0 or false. */
export const truthField: Field = (text) => {
  if (text === '1' || text === 'true' || text === 'True' || text === 'TRUE') return 'true';
  if (text === '0' || text === 'false' || text === 'False' || text === 'FALSE') return 'false';
  return { reason: 'is neither 1 or true nor 0 or false' };
};
