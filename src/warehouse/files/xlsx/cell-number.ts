import { jsonNumber } from '../fields/json-number.ts';

/** A spreadsheet shows at most so many digits of a number. */
const SHOWN_DIGITS = 15;
/** A double is written with at most so many; what has more was written as decimal. */
const DOUBLE_DIGITS = 17;

/**
 * Returns a number as a spreadsheet shows it. A workbook stores doubles: 29.85 as the product of 3 and 9.95 is 29.849999999999998 there. Whole
 * numbers keep all digits.
 * @example cellNumber('29.849999999999998') // '29.85'
 * @example cellNumber('1.1000000000000001') // '1.1'
 * @example cellNumber('1E-3') // '0.001'
 * @example cellNumber('1234567890123456') // '1234567890123456'
 */
export function cellNumber(text: string): string {
  const [mantissa = ''] = text.split(/e/i);
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+/, '').length;
  const isDouble = mantissa.includes('.') && digits > SHOWN_DIGITS && digits <= DOUBLE_DIGITS;
  const plain = jsonNumber(isDouble ? String(Number(Number(text).toPrecision(SHOWN_DIGITS))) : text);
  return plain.replace(/\.0+$/, '');
}
