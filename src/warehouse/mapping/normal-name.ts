const CURRENCY = /_(eur|usd|gbp|chf|sek|nok|dkk|pln|czk|cad|aud|nzd|jpy)$/;

/**
 * Normalises a column name: lower snake case without accents, brackets and a trailing currency.
 * @example normalName('InvoiceNo') // 'invoice_no'
 * @example normalName('Customer ID') // 'customer_id'
 * @example normalName('Order #') // 'order_number'
 * @example normalName('Währung') // 'wahrung'
 * @example normalName('Betrag (EUR)') // 'betrag'
 */
export function normalName(name: string): string {
  const separated = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('#', ' number')
    .replace(/[€$£]/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  const plain = separated
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return plain.replace(/_in(?=_[a-z]{3}$)/, '').replace(CURRENCY, '');
}
