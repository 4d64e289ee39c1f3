import type { VendorExport } from './vendor-export.ts';

const TIMES = [
  ...['iso', 'YYYY-MM-DD HH:mm:ss Z', 'DD.MM.YYYY HH:mm:ss Z', 'DD/MM/YYYY HH:mm:ss Z', 'YYYY/MM/DD HH:mm:ss Z'],
  ...['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'YYYY/MM/DD'],
];
const REPORT_TIMES = [
  'MMM D, YYYY h:mm:ss A Z',
  'D MMM YYYY HH:mm:ss Z',
  'DD.MM.YYYY HH:mm:ss Z',
  'D MMM YYYY h:mm:ss A Z',
];
const SHIPPED = ['Unshipped', 'PartiallyShipped', 'Shipped', 'Shipping', 'Complete'];

const MARKETPLACES = {
  ...{ 'amazon.com': 'USD', 'amazon.ca': 'CAD', 'amazon.com.mx': 'MXN', 'amazon.com.br': 'BRL', 'amazon.co.uk': 'GBP' },
  ...{ 'amazon.de': 'EUR', 'amazon.fr': 'EUR', 'amazon.it': 'EUR', 'amazon.es': 'EUR', 'amazon.nl': 'EUR' },
  ...{ 'amazon.com.be': 'EUR', 'amazon.ie': 'EUR', 'amazon.se': 'SEK', 'amazon.pl': 'PLN', 'amazon.com.tr': 'TRY' },
  ...{ 'amazon.co.jp': 'JPY', 'amazon.com.au': 'AUD', 'amazon.in': 'INR', 'amazon.sg': 'SGD', 'amazon.ae': 'AED' },
  ...{ 'amazon.sa': 'SAR' },
};

export const amazon: readonly VendorExport[] = [
  {
    title: 'Amazon settlement report (flat file V2)',
    header: [
      'settlement-id',
      'transaction-type',
      'order-id',
      'amount-type',
      'amount-description',
      'amount',
      'posted-date',
    ],
    columns: {
      // An order and its refunds may be in different settlements.
      order_id: { same: ['settlement-id', 'order-id', 'transaction-type'] },
      ts: ['posted-date-time', 'posted-date'],
      amount: 'amount',
      quantity: 'quantity-purchased',
      product_id: 'sku',
      channel: 'marketplace-name',
      line_kind: 'amount-type',
    },
    where: {
      'transaction-type': [
        'Order',
        'Refund',
        'Chargeback Refund',
        'A-to-z Guarantee Refund',
        'Order_Retrocharge',
        'Refund_Retrocharge',
      ],
      'amount-type': ['ItemPrice', 'Promotion'],
      'amount-description': ['Principal', 'Shipping', 'GiftWrap', 'Goodwill'],
    },
    lineKinds: { discount: ['Promotion'] },
    currencyIn: 'currency',
    currencyBy: { column: 'marketplace-name', values: MARKETPLACES },
    timeFormats: TIMES,
    zone: 'UTC',
    notes: [
      'revenue is item prices, shipping and gift wrap less promotions: without tax and fees',
      'a refund is on the day on which Amazon posted it',
    ],
  },
  {
    title: 'Amazon transaction report by date range',
    header: ['date/time', 'settlement id', 'type', 'order id', 'product sales', 'selling fees', 'total'],
    columns: {
      order_id: { same: ['settlement id', 'order id', 'type'] },
      ts: 'date/time',
      amount: {
        plus: ['product sales', 'shipping credits', 'gift wrap credits', 'promotional rebates', 'postage credits'],
      },
      quantity: 'quantity',
      product: 'description',
      product_id: 'sku',
      channel: 'marketplace',
      region: 'order state',
    },
    currencyBy: { column: 'marketplace', values: MARKETPLACES },
    where: { type: ['Order', 'Refund', 'Chargeback Refund', 'A-to-z Guarantee Claim'] },
    timeFormats: REPORT_TIMES,
    notes: [
      'revenue is product sales, shipping and gift wrap less promotions: without tax and fees',
      'a refund is a row of its own, on its own day',
    ],
  },
  {
    title: 'Amazon transaction report by date range (German)',
    header: ['Datum/Uhrzeit', 'Abrechnungsnummer', 'Typ', 'Bestellnummer', 'Umsätze', 'Verkaufsgebühren', 'Gesamt'],
    columns: {
      order_id: { same: ['Abrechnungsnummer', 'Bestellnummer', 'Typ'] },
      ts: 'Datum/Uhrzeit',
      amount: {
        plus: [
          ...['Umsätze', 'Gutschrift für Versandkosten', 'Gutschrift für Geschenkverpackung'],
          'Rabatte aus Werbeaktionen',
        ],
      },
      quantity: 'Menge',
      product: 'Beschreibung',
      product_id: 'SKU',
      channel: 'Marketplace',
      region: 'Bundesland',
    },
    currencyBy: { column: 'Marketplace', values: MARKETPLACES },
    where: { Typ: ['Bestellung', 'Erstattung', 'Erstattung durch Rückbuchung'] },
    timeFormats: REPORT_TIMES,
    notes: [
      'revenue is product sales, shipping and gift wrap less promotions: without tax and fees',
      'a refund is a row of its own, on its own day',
    ],
  },
  {
    title: 'Amazon order report',
    header: ['amazon-order-id', 'purchase-date', 'order-status', 'sku', 'quantity', 'item-price'],
    columns: {
      order_id: 'amazon-order-id',
      ts: 'purchase-date',
      amount: {
        plus: ['item-price', 'shipping-price', 'gift-wrap-price'],
        less: ['item-promotion-discount', 'ship-promotion-discount'],
      },
      currency: 'currency',
      quantity: 'quantity',
      product: 'product-name',
      product_id: 'sku',
      country: 'ship-country',
      region: 'ship-state',
      channel: 'sales-channel',
    },
    where: {
      'order-status': [
        ...SHIPPED,
        ...['Delivered to Buyer', 'Picked Up', 'Out for Delivery', 'Returned to Seller', 'Returning to Seller'].map(
          (state) => `Shipped - ${state}`,
        ),
        ...['Rejected by Buyer', 'Lost in Transit', 'Damaged', 'Undeliverable'].map((state) => `Shipped - ${state}`),
      ],
    },
    timeFormats: TIMES,
    notes: [
      'revenue is item prices, shipping and gift wrap less promotions: without tax and fees; cancelled and pending orders are left out',
      'this report has no refunds: the settlement report has them, each on its own day',
    ],
  },
];
