import type { ValueForm } from '../../daily-table.ts';
import type { Source } from '../../source.ts';
import { numberField } from '../fields/number-field.ts';
import { isRefusal, type Field } from '../fields/field.ts';

/** A value is kept as NUMERIC(38,9); the sum of many has room in it. */
const BEFORE = 20;
const AFTER = 9;

/** What a value of one of each unit is in the unit in which it is kept, times a power of ten. */
const FACTORS: Readonly<
  Record<Exclude<ValueForm, 'h:mm:ss' | 'm:ss'>, { readonly times: bigint; readonly tens: number }>
> = {
  percent: { times: 1n, tens: -2 },
  seconds: { times: 1n, tens: 3 },
  minutes: { times: 60n, tens: 3 },
  hours: { times: 3600n, tens: 3 },
};

/** Returns a parser of daily values of a source to plain decimals; null for an empty one. */
export function dailyValueField(source: Source, form: ValueForm | null): Field {
  const read = fieldOf(source, form);
  const empty = new Set(['', ...(source.daily?.empty ?? [])]);
  return (text) => {
    const trimmed = text.trim();
    return empty.has(text) || empty.has(trimmed) ? null : read(trimmed);
  };
}

function fieldOf(source: Source, form: ValueForm | null): Field {
  const kept = (after: number): Field =>
    numberField({
      ...{ sign: source.decimal, thousands: source.thousands, isMoney: true },
      ...{ before: BEFORE, after, round: source.round, optional: false },
    });
  if (form === null) return plainField(kept(AFTER));
  if (form === 'h:mm:ss' || form === 'm:ss') return clockField(form);
  const { times, tens } = FACTORS[form];
  const number = kept(AFTER + Math.min(0, tens));
  return (text) => {
    const value = number(form === 'percent' ? text.replace(/\s*%$/, '') : text);
    return value === null || isRefusal(value) ? value : scaled(value, times, tens);
  };
}

function plainField(number: Field): Field {
  return (text) => {
    const value = number(text);
    if (value === null || !isRefusal(value)) return value;
    if (text.endsWith('%')) return { reason: "is a percentage: declare its form with 'in: percent'" };
    if (/^\d+:\d{2}/.test(text)) return { reason: "is a duration: declare its form with 'in: h:mm:ss' or 'in: m:ss'" };
    return /^(?:n\/?a|#n\/a|nan|null|none|[-\u2013\u2014]+)$/i.test(text)
      ? { reason: `is not a number; if it means that there is no value, declare 'empty: ["${text}"]' on the source` }
      : value;
  };
}

/** Durations by the clock, to milliseconds. */
function clockField(form: 'h:mm:ss' | 'm:ss'): Field {
  const pattern =
    form === 'h:mm:ss'
      ? /^(\d{1,6}):([0-5]\d):([0-5]\d)(?:[.,](\d{1,3}))?$/
      : /^()(\d{1,6}):([0-5]\d)(?:[.,](\d{1,3}))?$/;
  return (text) => {
    const [match, hours = '', minutes = '', seconds = '', fraction = ''] = pattern.exec(text) ?? [];
    if (match === undefined) return { reason: `is not a duration of the form ${form}` };
    const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
    return String(ms);
  };
}

/** Multiplies a decimal by an integer and a power of ten, exactly. */
function scaled(decimal: string, times: bigint, tens: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digits = BigInt(whole + fraction) * times;
  const decimals = fraction.length - tens;
  if (decimals <= 0) return String(digits * 10n ** BigInt(-decimals));
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  const after = text.slice(-decimals).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${text.slice(0, -decimals)}${after === '' ? '' : `.${after}`}`;
}
