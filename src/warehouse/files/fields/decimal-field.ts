import type { Field } from './field.ts';
import { withoutExponent } from './without-exponent.ts';

export interface DecimalForm {
  readonly sign: '.' | ',';
  /** Maximum digits of the column before and after the decimal sign. */
  readonly before: number;
  readonly after: number;
  readonly round: boolean;
  readonly optional: boolean;
}

/**
 * Returns a parser of plain decimal numbers: no thousands separators or NaN, and no more digits than the column has; those with an exponent
 * are read digit by digit. The result is canonical, without insignificant zeros, because event ids are hashes of the text.
 */
export function decimalField({ sign: decimalSign, before, after, round, optional }: DecimalForm): Field {
  const form = decimalSign === '.' ? /^([+-]?)(\d+)(?:\.(\d+))?$/ : /^([+-]?)(\d+)(?:,(\d+))?$/;
  const canonical = new RegExp(`^(?!-0$)-?(?:0|[1-9]\\d{0,${before - 1}})(?:\\.\\d{0,${after - 1}}[1-9])?$`);
  const tooLarge = { reason: `has more than ${before} digits before the decimal sign` };
  return (text) => {
    if (text === '' && optional) return null;
    if (decimalSign === '.' && canonical.test(text)) return text;
    const parts = form.exec(text) ?? form.exec(withoutExponent(text, decimalSign));
    if (!parts) return { reason: `is not a plain decimal number with '${decimalSign}' as decimal sign` };
    const [, sign = '', integerPart = '', fraction = ''] = parts;
    const whole = withoutLeadingZeros(integerPart);
    if (whole.length > before) return tooLarge;
    const isTooFine = fraction.length > after && !/^0*$/.test(fraction.slice(after));
    if (isTooFine && !round)
      return { reason: `has more than ${after} decimals; 'round: true' on the source rounds them` };
    if (!isTooFine) return plain(sign, whole, fraction.slice(0, after));
    const digits = rounded(whole, fraction, after);
    return digits.length > before + after ? tooLarge : plain(sign, digits.slice(0, -after), digits.slice(-after));
  };
}

/** Returns a parser of integers of at most nine digits. */
export function integerField(optional: boolean): Field {
  return (text) => {
    if (text === '' && optional) return null;
    if (/^[1-9]\d{0,8}$/.test(text)) return text;
    return /^[+-]?\d{1,9}$/.test(text)
      ? String(Number(text))
      : { reason: 'is not a whole number of at most nine digits' };
  };
}

function plain(sign: string, whole: string, fraction: string): string {
  const decimals = fraction.endsWith('0') ? fraction.replace(/0+$/, '') : fraction;
  const digits = decimals === '' ? whole : `${whole}.${decimals}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

function withoutLeadingZeros(digits: string): string {
  return digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits;
}

/** Rounds half away from zero, as NUMERIC does; returns digits, the last `after` of which are decimals. */
function rounded(whole: string, fraction: string, after: number): string {
  const truncated = BigInt(whole + fraction.slice(0, after));
  const carry = (fraction[after] ?? '0') >= '5' ? 1n : 0n;
  return (truncated + carry).toString().padStart(after + 1, '0');
}
