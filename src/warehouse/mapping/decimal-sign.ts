/** The decimal sign detected from the values of a column. */
export type DecimalReading =
  | { readonly kind: 'sign'; readonly sign: '.' | ',' }
  /** Every sign is followed by three digits, so it may be a thousands separator. */
  | { readonly kind: 'ambiguous'; readonly example: string }
  | { readonly kind: 'none' };

/** Minimum share of values that must be numbers. */
const MIN_SHARE = 0.95;

/**
 * Detects the decimal sign of a column.
 * @param values non-empty values of the column
 */
export function decimalReading(values: readonly string[]): DecimalReading {
  const parts = values.flatMap((text) => {
    const [match, integerPart = '', sign, fraction = ''] = /^[+-]?(\d+)(?:([.,])(\d+))?$/.exec(text) ?? [];
    return match === undefined ? [] : [{ text, integerPart, sign, fraction }];
  });
  const withSign = parts.filter(({ sign }) => sign !== undefined);
  const commas = withSign.filter(({ sign }) => sign === ',').length;
  const sign = commas * 2 > withSign.length ? ',' : '.';
  const parsed = parts.filter((part) => part.sign === undefined || part.sign === sign);
  if (values.length === 0 || parsed.length < MIN_SHARE * values.length) return { kind: 'none' };
  const couldBeThousands = withSign.every(
    ({ integerPart, fraction }) => fraction.length === 3 && /^[1-9]\d{0,2}$/.test(integerPart),
  );
  const [first] = withSign;
  if (first && couldBeThousands) return { kind: 'ambiguous', example: first.text };
  return { kind: 'sign', sign };
}
