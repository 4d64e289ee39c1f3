const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' };

/**
 * The currency named in a column's name; null without one. `$` belongs to too many countries to decide.
 * @example namedCurrency('Betrag (EUR)') // 'EUR'
 * @example namedCurrency('total_usd') // 'USD'
 * @example namedCurrency('Total €') // 'EUR'
 * @example namedCurrency('amount') // null
 */
export function namedCurrency(name: string): string | null {
  const code = /(?:^|[^a-z])(eur|usd|gbp|chf|sek|nok|dkk|pln|czk|cad|aud|nzd|jpy)(?:$|[^a-z])/i.exec(name)?.[1];
  const symbol = /[€£]/.exec(name)?.[0];
  return code?.toUpperCase() ?? SYMBOLS[symbol ?? ''] ?? null;
}
