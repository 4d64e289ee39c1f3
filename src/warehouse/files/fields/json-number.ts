import { plainNumber } from './plain-number.ts';

/** A number with a larger exponent is no amount, and would be a long text. */
const MAX_EXPONENT = 40;

/**
 * Writes a JSON number without an exponent, digit by digit.
 * @example jsonNumber('1.25E2') // '125'
 * @example jsonNumber('12345678901234.5678') // '12345678901234.5678'
 */
export function jsonNumber(text: string): string {
  const [number = '', exponent] = text.toLowerCase().split('e');
  if (exponent === undefined) return text;
  if (Math.abs(Number(exponent)) > MAX_EXPONENT) return text;
  const plain = plainNumber(`${number}e${/^[+-]/.test(exponent) ? '' : '+'}${exponent}`);
  return plain.includes('.') ? plain : plain.replace(/^(-?)0+(?=\d)/, '$1');
}
