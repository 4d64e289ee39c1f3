import type { VendorExport } from './vendor-export.ts';

/** Admin > Orders > Export: a row for each item, with the order's values on its first row alone. */
export const shopify: readonly VendorExport[] = [
  {
    title: 'Shopify orders export',
    header: ['Name', 'Financial Status', 'Created at', 'Total', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
    columns: {
      order_id: 'Name',
      ts: 'Created at',
      amount: 'Total',
      currency: 'Currency',
      quantity: 'Lineitem quantity',
      product: 'Lineitem name',
      product_id: 'Lineitem sku',
      customer_id: 'Email',
      country: ['Shipping Country', 'Billing Country'],
      channel: 'Source',
      status: 'Financial Status',
    },
    isOrderTotal: true,
    items: { times: ['Lineitem quantity', 'Lineitem price'] },
    lines: { refund: { less: 'Refunded Amount' } },
    timeFormats: ['iso'],
    cancelled: ['voided', 'expired', 'pending'],
    notes: [
      'revenue is the total of each order with tax and shipping, less what was refunded',
      'the export has no day of refunds, so a refund is on the day of its order',
    ],
  },
];
