/** What the values of a column of numbers say about their decimal sign. */
export type DecimalReading =
  | { readonly kind: 'sign'; readonly sign: '.' | ',' }
  /** Every sign stands before three digits, as one between thousands would. */
  | { readonly kind: 'ambiguous'; readonly example: string }
  | { readonly kind: 'none' };

/** Share of a column's values that have to be numbers. */
const ENOUGH = 0.95;

/** @param values of the column, none of them empty */
export function decimalReading(values: readonly string[]): DecimalReading {
  const parts = values.flatMap((text) => {
    const [match, whole = '', sign, fraction = ''] = /^[+-]?(\d+)(?:([.,])(\d+))?$/.exec(text) ?? [];
    return match === undefined ? [] : [{ text, whole, sign, fraction }];
  });
  const signed = parts.filter(({ sign }) => sign !== undefined);
  const commas = signed.filter(({ sign }) => sign === ',').length;
  const sign = commas * 2 > signed.length ? ',' : '.';
  const read = parts.filter((part) => part.sign === undefined || part.sign === sign);
  if (values.length === 0 || read.length < ENOUGH * values.length) return { kind: 'none' };
  const couldBeThousands = signed.every(({ whole, fraction }) => fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole));
  const [first] = signed;
  if (first && couldBeThousands) return { kind: 'ambiguous', example: first.text };
  return { kind: 'sign', sign };
}
