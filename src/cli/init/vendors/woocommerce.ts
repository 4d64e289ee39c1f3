import type { VendorExport } from './vendor-export.ts';

const NOT_PAID = ['cancelled', 'failed', 'pending', 'on-hold', 'checkout-draft', 'trash'];
const CANCELLED = [
  ...NOT_PAID,
  ...NOT_PAID.map((status) => `wc-${status}`),
  ...[
    'Cancelled',
    'Failed',
    'Pending payment',
    'On hold',
    'Draft',
    'Storniert',
    'Fehlgeschlagen',
    'Zahlung ausstehend',
  ],
  ...['In Wartestellung', 'Annulée', 'Échouée', 'En attente de paiement', 'En attente', 'Cancelado', 'Fallido'],
];
const TIMES = ['iso', 'YYYY-MM-DD HH:mm', 'D/M/YYYY H:mm', 'M/D/YYYY H:mm', 'DD.MM.YYYY HH:mm', 'YYYY-MM-DD'];

export const woocommerce: readonly VendorExport[] = [
  {
    // Analytics > Orders > Download: refunds are rows of their own, below zero.
    title: 'WooCommerce analytics export of orders',
    header: ['Date', 'Order #', 'Status', 'Product(s)', 'Items sold'],
    columns: {
      order_id: { same: ['Order #', 'Date'] },
      ts: 'Date',
      amount: ['Net Sales', 'Net sales', 'N. Revenue', 'Net Revenue'],
      quantity: 'Items sold',
      product: 'Product(s)',
      customer_id: 'Customer',
      channel: 'Attribution',
      status: 'Status',
    },
    currencySigns: 'N. Revenue (formatted)',
    timeFormats: TIMES,
    cancelled: CANCELLED,
    notes: ['revenue is net sales: without tax and shipping', 'a refund is a row of its own, on its own day'],
  },
  {
    // The plugin Advanced Order Export: order columns are repeated on each item.
    title: 'WooCommerce orders export (Advanced Order Export)',
    header: ['Order Number', 'Order Status', 'Order Date', 'Order Total Amount'],
    columns: {
      order_id: 'Order Number',
      ts: 'Order Date',
      amount: 'Order Total Amount',
      currency: ['Order Currency', 'Currency'],
      quantity: ['Quantity (- Refund)', 'Quantity'],
      product: 'Item Name',
      product_id: 'SKU',
      customer_id: ['Email (Billing)', 'Customer Email'],
      country: ['Country Code (Shipping)', 'Country Code (Billing)'],
      status: 'Order Status',
    },
    isOrderTotal: true,
    lines: { refund: { less: 'Order Refund Amount', ts: 'Refund Date' } },
    timeFormats: TIMES,
    cancelled: CANCELLED,
    notes: ['revenue is the total of each order with tax and shipping, less what was refunded'],
  },
  {
    // The plugin Customer/Order/Coupon CSV Export, and exports with the names of the database.
    title: 'WooCommerce orders export (Customer/Order CSV Export)',
    header: ['order_id', 'order_number', 'status', 'order_total', 'shipping_total'],
    columns: {
      order_id: 'order_id',
      ts: ['order_date', 'date', 'date_created'],
      amount: 'order_total',
      currency: ['order_currency', 'currency'],
      product: 'item_name',
      product_id: 'item_sku',
      quantity: 'item_quantity',
      customer_id: ['customer_id', 'billing_email'],
      country: ['shipping_country', 'billing_country'],
      status: 'status',
    },
    isOrderTotal: true,
    lines: { refund: { less: 'refunded_total', ts: 'refund_date' } },
    timeFormats: TIMES,
    cancelled: CANCELLED,
    notes: ['revenue is the total of each order with tax and shipping, less what was refunded'],
  },
];
