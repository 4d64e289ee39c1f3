/** How amounts are written. */
export interface MoneyForm {
  readonly decimal: '.' | ',';
  readonly hasThousands: boolean;
}

/**
 * The form of amounts as a service writes them: with two decimals, or none. The sign before the last two digits is the decimal sign; one
 * before three digits is between thousands if it stands there twice, or the other one is the decimal sign.
 * @example moneyForm(['$1,250.00', '-$3.50']) // { decimal: '.', hasThousands: true }
 * @example moneyForm(['1.250,00']) // { decimal: ',', hasThousands: true }
 */
export function moneyForm(values: readonly string[]): MoneyForm {
  const commas = values.filter((text) => /,\d{1,2}\D*$/.test(text)).length;
  const points = values.filter((text) => /\.\d{1,2}\D*$/.test(text)).length;
  const decimal = commas > points ? ',' : '.';
  const between = decimal === '.' ? /\d,\d{3}/ : /\d\.\d{3}/;
  return { decimal, hasThousands: values.some((text) => between.test(text)) };
}
