import { expect, test } from 'vitest';
import { statusMeanings } from './status-meanings.ts';

// The states that the documentation of each system lists; `sold` are those that mean a paid or accepted order.
test.each([
  {
    system: 'Shopify, financial_status',
    sold: ['paid'],
    notSold: ['pending', 'voided', 'expired', 'unpaid'],
    unclear: ['authorized', 'partially_paid', 'partially_refunded', 'refunded'],
  },
  {
    system: 'WooCommerce',
    sold: ['completed', 'processing', 'wc-completed', 'wc-processing'],
    notSold: ['pending', 'on-hold', 'cancelled', 'failed', 'trash', 'checkout-draft', 'wc-failed', 'wc-on-hold'],
    unclear: ['refunded', 'wc-refunded'],
  },
  {
    system: 'Magento',
    sold: ['processing', 'complete', 'closed'],
    notSold: ['pending', 'pending_payment', 'payment_review', 'fraud', 'holded', 'canceled'],
    unclear: ['new'],
  },
  {
    system: 'Stripe',
    sold: ['succeeded', 'Paid'],
    notSold: ['requires_payment_method', 'requires_action', 'canceled', 'failed', 'void', 'uncollectible', 'draft'],
    unclear: ['open', 'disputed'],
  },
  {
    system: 'PayPal',
    sold: ['Completed', 'Processed'],
    notSold: ['Denied', 'Expired', 'Failed', 'Pending', 'Voided', 'Canceled', 'Declined'],
    unclear: ['Refunded', 'Partially_Refunded', 'Reversed', 'Created'],
  },
  {
    system: 'Square',
    sold: ['COMPLETED', 'CAPTURED'],
    notSold: ['CANCELED', 'VOIDED', 'FAILED', 'DRAFT'],
    unclear: ['OPEN'],
  },
  {
    system: 'in German',
    sold: ['Bezahlt', 'Versandt', 'Abgeschlossen'],
    notSold: ['Storniert', 'Fehlgeschlagen', 'Unbezahlt', 'Ausstehend', 'Abgelehnt'],
    unclear: ['Erstattet', 'Teilbezahlt', 'Offen'],
  },
  {
    system: 'in other languages',
    sold: ['Payée', 'Expédiée', 'pagado', 'pago', 'pagato', 'betaald', 'opłacone', 'оплачен', '支払済', '已付款'],
    notSold: [
      ...[
        'Annulée',
        'Échouée',
        'En attente',
        'pendiente',
        'fallido',
        'pendente',
        'in attesa',
        'geannuleerd',
        'anulowane',
      ],
      ...['oczekujące', 'отменён', 'не оплачен', 'iptal', 'キャンセル', '已取消', '待付款'],
    ],
    unclear: ['en préparation', 'новый'],
  },
])('the states of $system', ({ sold, notSold, unclear }) => {
  expect(statusMeanings([...sold, ...notSold, ...unclear])).toEqual({ cancelled: notSold, adjustment: [], unclear });
});

test('an adjustment is one, and a cancelled adjustment is cancelled', () => {
  expect(statusMeanings(['Bad debt', 'adjustment', 'adjustment voided'])).toEqual({
    cancelled: ['adjustment voided'],
    adjustment: ['Bad debt', 'adjustment'],
    unclear: [],
  });
});
