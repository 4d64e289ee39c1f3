const DOLLARS = `USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BBD BSD BZD BMD BND FJD GYD JMD KYD LRD NAD SBD SRD TTD
  XCD`;

/** The currencies that a sign beside an amount may mean. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ $: DOLLARS, US$: 'USD', CA$: 'CAD', C$: 'CAD', A$: 'AUD', AU$: 'AUD', NZ$: 'NZD', S$: 'SGD', HK$: 'HKD' },
  ...{ NT$: 'TWD', MX$: 'MXN', R$: 'BRL', '€': 'EUR', '£': 'GBP EGP LBP GIP FKP SHP', '¥': 'JPY CNY', '￥': 'JPY CNY' },
  ...{ 円: 'JPY', 元: 'CNY', '₹': 'INR', RS: 'INR PKR LKR NPR MUR SCR', 'RS.': 'INR PKR LKR NPR MUR SCR', '₩': 'KRW' },
  ...{ '₽': 'RUB', РУБ: 'RUB', 'РУБ.': 'RUB', '₺': 'TRY', TL: 'TRY', '₴': 'UAH', '₪': 'ILS', '₫': 'VND', '฿': 'THB' },
  ...{ '₱': 'PHP', '₦': 'NGN', '₡': 'CRC', '₲': 'PYG', '₸': 'KZT', '₾': 'GEL', ZŁ: 'PLN', KČ: 'CZK', FT: 'HUF' },
  ...{ KR: 'SEK NOK DKK ISK', 'KR.': 'SEK NOK DKK ISK', FR: 'CHF', 'FR.': 'CHF', 'SFR.': 'CHF', LEI: 'RON', ЛВ: 'BGN' },
  ...{ 'ЛВ.': 'BGN', RP: 'IDR', RM: 'MYR', R: 'ZAR', 'S/': 'PEN', EURO: 'EUR' },
};
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** A sign or code beside a number. */
const BESIDE = /^[\s(+-]*([^\s\d(),.+'-]{1,5}\.?)|([^\s\d(),.+'-]{1,5}\.?)[\s)+-]*$/gu;

/**
 * The currencies that a sign or an ISO code may mean; null for text that is neither.
 * @example currenciesOf('€') // ['EUR']
 * @example currenciesOf('kr.') // ['SEK', 'NOK', 'DKK', 'ISK']
 */
export function currenciesOf(mark: string): readonly string[] | null {
  const upper = mark.toUpperCase();
  const known = Object.hasOwn(MARKS, upper) ? MARKS[upper] : undefined;
  if (known !== undefined) return known.split(/\s+/);
  return CODES.has(upper) ? [upper] : null;
}

/**
 * The signs and codes of currencies beside a number.
 * @example marksOf('US$ 5.00') // ['US$']
 */
export function marksOf(text: string): string[] {
  if (/^[\d.,+-]*$/.test(text)) return [];
  return [...text.replace(/[\u2212\u2012\u2013\ufe63\uff0d]/g, '-').matchAll(BESIDE)].map(
    ([, before, after]) => before ?? after ?? '',
  );
}

/**
 * Why an amount cannot be in a currency by the signs beside it; null where it can.
 * @example contradiction('€5', 'USD') // 'is in EUR, but the currency of its row is USD'
 */
export function contradiction(text: string, currency: string): string | null {
  for (const mark of marksOf(text)) {
    const meant = currenciesOf(mark);
    if (meant === null || meant.includes(currency)) continue;
    const named = meant.length > 3 ? `a currency whose sign is ${mark}` : meant.join(' or ');
    return `is in ${named}, but the currency of its row is ${currency}`;
  }
  return null;
}
