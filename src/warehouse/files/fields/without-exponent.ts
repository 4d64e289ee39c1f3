import { jsonNumber } from './json-number.ts';

const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}$/;

/**
 * Writes a number in scientific notation out, digit by digit, with the decimal sign that it has; other texts stay.
 * @example withoutExponent('1.25E+3', '.') // '1250'
 * @example withoutExponent('-4,4e-5', ',') // '-0,000044'
 */
export function withoutExponent(text: string, sign: '.' | ','): string {
  if (!SCIENTIFIC.test(text) || (/[.,]/.exec(text)?.[0] ?? sign) !== sign) return text;
  return jsonNumber(text.replace(',', '.').replace(/^\+/, '')).replace('.', sign);
}
