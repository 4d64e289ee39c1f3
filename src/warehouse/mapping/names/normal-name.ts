const CURRENCY = /_(eur|usd|gbp|chf|sek|nok|dkk|pln|czk|cad|aud|nzd|jpy|brl|inr|huf|ron|try|rub|cny|mxn)$/;
/** Letters that no accent makes of others. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe' },
};

/**
 * Normalises a column name: lower snake case without accents, brackets and a trailing currency. Letters of other scripts stay.
 * @example normalName('InvoiceNo') // 'invoice_no'
 * @example normalName('Customer ID') // 'customer_id'
 * @example normalName('Order #') // 'order_number'
 * @example normalName('Währung') // 'wahrung'
 * @example normalName('Betrag (EUR)') // 'betrag'
 * @example normalName('Nº do pedido') // 'no_do_pedido'
 * @example normalName('Дата заказа') // 'дата_заказа'
 */
export function normalName(name: string): string {
  const separated = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßøØłŁđĐıæÆœŒ]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll('#', ' number')
    .replace(/[€$£]/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  const plain = separated
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return plain.replace(/_in(?=_[a-z]{3}$)/, '').replace(CURRENCY, '');
}

/**
 * The Latin letters and digits of a name, as the names in a config have them; empty without any.
 * @example latinName('Umsatz (EUR)') // 'umsatz'
 * @example latinName('売上 2024') // '2024'
 */
export function latinName(name: string): string {
  return normalName(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
