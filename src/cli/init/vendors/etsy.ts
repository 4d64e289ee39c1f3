import type { VendorExport } from './vendor-export.ts';

const DAYS = [
  'MM/DD/YY',
  'M/D/YY',
  'M/D/YYYY',
  'D/M/YYYY',
  'MMMM D, YYYY',
  'D MMMM, YYYY',
  'MMM D, YYYY',
  'YYYY-MM-DD',
];

/** Shop Manager > Settings > Options > Download data, and the monthly statement. */
export const etsy: readonly VendorExport[] = [
  {
    title: 'Etsy orders export',
    header: ['Sale Date', 'Order ID', 'Number of Items', 'Order Value', 'Order Total', 'Currency'],
    columns: {
      order_id: 'Order ID',
      ts: 'Sale Date',
      amount: {
        plus: ['Order Value', 'Shipping', 'Delivery'],
        less: ['Discount Amount', 'Shipping Discount', 'Delivery Discount'],
      },
      currency: 'Currency',
      quantity: 'Number of Items',
      customer_id: ['Buyer User ID', 'Buyer'],
      country: ['Ship Country', 'Delivery Country'],
      product_id: 'SKU',
    },
    timeFormats: DAYS,
    notes: [
      'revenue is the order value and shipping less discounts: without sales tax and fees',
      "this export has no refunds: Etsy's statement has them, each on its own day",
    ],
  },
  {
    title: 'Etsy order items export',
    header: ['Sale Date', 'Item Name', 'Quantity', 'Price', 'Transaction ID', 'Listing ID', 'Order ID'],
    columns: {
      order_id: 'Order ID',
      ts: 'Sale Date',
      amount: { times: ['Quantity', 'Price'], less: ['Discount Amount'] },
      currency: 'Currency',
      quantity: 'Quantity',
      product: 'Item Name',
      product_id: ['SKU', 'Listing ID'],
      customer_id: 'Buyer',
      country: ['Ship Country', 'Delivery Country'],
    },
    timeFormats: DAYS,
    notes: [
      'revenue is price × quantity less discounts: without shipping, sales tax and fees',
      "this export has no refunds: Etsy's statement has them, each on its own day",
    ],
  },
  {
    title: 'Etsy monthly statement',
    header: ['Date', 'Type', 'Title', 'Info', 'Currency', 'Amount', 'Fees & Taxes', 'Net'],
    columns: {
      order_id: { same: ['Title', 'Date'] },
      ts: 'Date',
      amount: 'Amount',
      currency: 'Currency',
    },
    where: { Type: ['Sale', 'Refund'] },
    timeFormats: DAYS,
    notes: ['sales and refunds are read, each on its own day; fees, taxes and deposits are left out'],
  },
];
