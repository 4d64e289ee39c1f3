/**
 * Words of order and payment states that shop systems and payment services write (Shopify, WooCommerce, Magento, Stripe, PayPal, Square),
 * and those of other languages: as far as they say whether an order was sold.
 */
const ADJUSTMENT = words('adjust', 'bad.?debt', 'write.?off', 'correct', 'korrektur');
const NOT_SOLD = words(
  ...['cancel', 'void', 'storn', 'annul', 'anul', 'fail', 'fehlgeschlagen', 'declin', 'denied', 'reject', 'abgelehnt'],
  ...['expir', 'abgelaufen', 'abandon', 'abgebrochen', 'pending', 'ausstehend', 'on.?hold', 'holded', 'wartestellung'],
  ...['draft', 'entwurf', 'trash', 'unpaid', 'unbezahlt', 'not.?paid', 'requires', 'incomplete', 'uncollectible'],
  ...['fraud', 'payment.?review', 'awaiting.?payment', 'overdue', 'past.?due', 'blocked', 'error'],
  ...[
    'échou',
    'échec',
    'refus',
    'en.?attente',
    'impayé',
    'pendient',
    'pendent',
    'fallid',
    'rechazad',
    'impagad',
    'falh',
  ],
  ...['recusad', 'in.?attesa', 'fallit', 'rifiutat', 'geannuleerd', 'mislukt', 'in.?afwachting', 'oczekuj', 'nieopłac'],
  ...['отмен', 'ожида', 'не.?оплач', 'iptal', 'キャンセル', '取消', '已取消', '未払', '未付', '待付'],
);
const SOLD = words(
  ...['paid', 'bezahlt', 'complete', 'abgeschlossen', 'erledigt', 'closed', 'ship', 'versandt', 'versendet', 'fulfil'],
  ...['deliver', 'geliefert', 'zugestellt', 'dispatch', 'process', 'in.?bearbeitung', 'succe', 'captur', 'settled'],
  ...['ok', 'sale', 'sold', 'verkauft', 'invoiced', 'confirmed', 'picked', 'packed', 'ready', 'active', 'good'],
  ...[
    'payé',
    'expédi',
    'livré',
    'terminé',
    'pagad',
    'pagat',
    'pago',
    'enviad',
    'entreg',
    'completad',
    'spedit',
    'consegnat',
  ],
  ...['betaald', 'verzonden', 'geleverd', 'voltooid', 'opłac', 'zapłac', 'wysłan', 'оплач', 'доставл', 'выполн'],
  ...['支払済', '入金済', '発送済', '已付', '已发', '已完成'],
);
/** What might be either: an order that is paid in part or given back, or a payment that is not collected yet. */
const UNCLEAR = words('partial', 'teil', 'authori', 'refund', 'erstatt', 'return', 'retour', 'dispute', 'chargeback');

/** What values of `status` look like. */
export interface StatusMeanings {
  /** Not sold: cancelled, failed, or not paid yet. */
  readonly cancelled: readonly string[];
  readonly adjustment: readonly string[];
  /** Counted as sold until they are declared, but they may not be. */
  readonly unclear: readonly string[];
}

/** Which values of `status` look like lines that were not sold, which like adjustments, and which could be either sold or not. */
export function statusMeanings(values: Iterable<string>): StatusMeanings {
  const all = [...values];
  const adjustment = all.filter((value) => ADJUSTMENT.test(value) && !NOT_SOLD.test(value));
  const others = all.filter((value) => !adjustment.includes(value));
  const cancelled = others.filter((value) => NOT_SOLD.test(value) && !UNCLEAR.test(value));
  const isSold = (value: string): boolean => SOLD.test(value) && !UNCLEAR.test(value);
  return { cancelled, adjustment, unclear: others.filter((value) => !cancelled.includes(value) && !isSold(value)) };
}

/** A pattern of words that begin with one of these. */
function words(...beginnings: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${beginnings.join('|')})`, 'iu');
}
