import type { AmountForm } from '../../source-forms.ts';
import { add, exact, exactText, negative, ONE, product, toScale, ZERO, type Exact } from './exact.ts';
import { isRefusal, type Field } from './field.ts';
import type { RecordField, RecordRefusal } from './record-field.ts';

/** What NUMERIC(18,4) keeps. */
const DIGITS = 14;
const DECIMALS = 4;

export interface AmountOptions {
  /** Parses a column of money or quantity; null for an empty one. */
  readonly number: Field;
  /** Whether an amount with more than four decimals is rounded. */
  readonly round: boolean;
  readonly indexOf: (column: string) => number;
  /** The decimals of a record's currency, for amounts in its smallest unit. */
  readonly minorDigitsOf?: (record: readonly string[]) => number;
}

/** Returns a parser of an amount of several columns, exact until it is rounded once at its end; null where all of them are empty. */
export function amountField(form: AmountForm, { number, round, indexOf, minorDigitsOf }: AmountOptions): RecordField {
  const places = (columns: readonly string[]): number[] => columns.map(indexOf);
  const [times, plus, less] = [places(form.times), places(form.plus), places(form.less)];
  const lessShare = form.lessShare === null ? null : indexOf(form.lessShare);
  const numbers = [...times, ...(lessShare === null ? [] : [lessShare]), ...plus, ...less];
  const sign = form.negativeWhere && { index: indexOf(form.negativeWhere.column), values: form.negativeWhere.values };
  const indexes = [...numbers, ...(sign ? [sign.index] : [])];

  function read(record: readonly string[]): string | null | RecordRefusal {
    if (numbers.every((index) => (record[index] ?? '') === '')) return null;
    let total = times.length === 0 ? ZERO : ONE;
    for (const index of times) {
      if (record[index] === '') return { index, reason: 'is empty' };
      const factor = numberAt(record, index);
      if ('reason' in factor) return factor;
      total = product(total, factor);
    }
    if (lessShare !== null && record[lessShare] !== '') {
      const share = shareOf(record[lessShare] ?? '', lessShare);
      if ('reason' in share) return share;
      total = product(total, add(ONE, negative(share)));
    }
    for (const [columns, sign] of [[plus, 1] as const, [less, -1] as const]) {
      for (const index of columns) {
        const part = numberAt(record, index);
        if ('reason' in part) return part;
        total = add(total, sign === 1 ? part : negative(part));
      }
    }
    return signed(inWholeUnits(total, record), record);
  }

  function inWholeUnits({ digits, scale }: Exact, record: readonly string[]): Exact {
    return { digits, scale: scale + (form.inMinorUnits === true ? (minorDigitsOf?.(record) ?? 0) : 0) };
  }

  /** Both the column and the number would say that money is taken back, and one of them be wrong. */
  function signed(total: Exact, record: readonly string[]): string | RecordRefusal {
    if (sign === undefined || !sign.values.includes(record[sign.index] ?? '')) return settled(total);
    if (total.digits >= 0n) return settled(negative(total));
    const mark = record[sign.index] ?? '';
    return { index: sign.index, reason: `'${mark}' takes the amount off, which is below zero already` };
  }

  function numberAt(record: readonly string[], index: number): Exact | RecordRefusal {
    const value = number(record[index] ?? '');
    if (value === null) return ZERO;
    if (isRefusal(value)) return { ...value, index };
    const isFraction = form.inMinorUnits === true && !times.includes(index) && value.includes('.');
    return isFraction ? { index, reason: 'has decimals, so it is not in minor units' } : exact(value);
  }

  function shareOf(text: string, index: number): Exact | RecordRefusal {
    const value = number(text.replace(/\s?%$/, ''));
    if (value === null || isRefusal(value)) return { index, reason: 'is not a share such as 0.15 or 15%' };
    const share = product(exact(value), { digits: 1n, scale: text.endsWith('%') ? 2 : 0 });
    const { digits, scale } = share;
    if (digits >= 0n && digits <= 10n ** BigInt(scale)) return share;
    return { index, reason: 'is not a share from 0 to 1, or from 0% to 100%' };
  }

  function settled(total: Exact): string | RecordRefusal {
    const [index = 0] = indexes;
    const decimals = form.decimals ?? (round ? DECIMALS : null);
    const amount = exactText(decimals === null ? total : toScale(total, decimals));
    const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
    if (whole.length > DIGITS)
      return { index, reason: `makes an amount of more than ${DIGITS} digits before the decimal sign, ${amount}` };
    if (fraction.length <= DECIMALS) return amount;
    const advice = "'decimals: 2' in the amount, or 'round: true' on the source, rounds it";
    return { index, reason: `makes an amount of more than ${DECIMALS} decimals, ${amount}; ${advice}` };
  }

  return { indexes, read };
}
