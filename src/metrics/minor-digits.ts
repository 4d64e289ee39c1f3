/** By ISO 4217, list one: in CLDR, which `Intl` goes by, forints and rupiahs have no decimals, because nobody pays them. */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const OTHERS = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)] as const)),
);

/**
 * The decimals of a currency whose smallest unit payments are counted in.
 * @example minorDigits('EUR') // 2
 * @example minorDigits('JPY') // 0
 */
export function minorDigits(currency: string): number {
  return OTHERS.get(currency) ?? 2;
}
