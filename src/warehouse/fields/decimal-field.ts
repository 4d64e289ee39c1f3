import type { Field } from './field.ts';

export interface DecimalForm {
  readonly sign: '.' | ',';
  /** Digits that the column keeps before and after the decimal sign. */
  readonly before: number;
  readonly after: number;
  readonly round: boolean;
  readonly optional: boolean;
}

/** A plain decimal number: no exponent, no thousands separators, no NaN; the digits that the column can keep and no more. */
export function decimalField({ sign: decimalSign, before, after, round, optional }: DecimalForm): Field {
  const form = decimalSign === '.' ? /^([+-]?)(\d+)(?:\.(\d+))?$/ : /^([+-]?)(\d+)(?:,(\d+))?$/;
  return (text) => {
    if (text === '' && optional) return null;
    const parts = form.exec(text);
    if (!parts) return { reason: `is not a plain decimal number with '${decimalSign}' as decimal sign` };
    const [, sign = '', whole = '', fraction = ''] = parts;
    const minus = sign === '-' ? sign : '';
    if (whole.length > before && whole.replace(/^0+/, '').length > before)
      return { reason: `has more than ${before} digits before the decimal sign` };
    if (fraction.length <= after) return `${minus}${whole}${fraction === '' ? '' : `.${fraction}`}`;
    if (/^0*$/.test(fraction.slice(after))) return `${minus}${whole}.${fraction.slice(0, after)}`;
    if (!round) return { reason: `has more than ${after} decimals; 'round: true' on the source rounds them` };
    return rounded(minus, whole, fraction, after);
  };
}

/** A whole number of at most nine digits. */
export function integerField(optional: boolean): Field {
  return (text) => {
    if (text === '' && optional) return null;
    return /^[+-]?\d{1,9}$/.test(text) ? text : { reason: 'is not a whole number of at most nine digits' };
  };
}

/** Half away from zero, as NUMERIC does. */
function rounded(minus: string, whole: string, fraction: string, after: number): string {
  const kept = BigInt(whole + fraction.slice(0, after));
  const up = (fraction[after] ?? '0') >= '5' ? 1n : 0n;
  const digits = (kept + up).toString().padStart(after + 1, '0');
  return `${minus}${digits.slice(0, -after)}.${digits.slice(-after)}`;
}
