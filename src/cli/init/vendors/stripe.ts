import type { VendorExport } from './vendor-export.ts';

const TIMES = ['iso', 'YYYY-MM-DD HH:mm', 'YYYY-MM-DD HH:mm:ss', 'M/D/YYYY H:mm', 'M/D/YY H:mm', 'D/M/YYYY H:mm'];
const NOT_PAID = [
  ...['Failed', 'Canceled', 'Cancelled', 'Blocked', 'Incomplete', 'Requires payment method', 'Requires action'],
  ...['Requires confirmation', 'Requires capture', 'Uncaptured', 'Expired', 'Pending', 'Processing'],
];

export const stripe: readonly VendorExport[] = [
  {
    // Payments > Export.
    title: 'Stripe payments export',
    header: ['id', 'Amount', 'Amount Refunded', 'Currency', 'Status'],
    columns: {
      order_id: 'id',
      ts: ['Created date (UTC)', 'Created (UTC)', 'Created'],
      amount: 'Amount',
      currency: 'Currency',
      customer_id: ['Customer ID', 'Customer Email'],
      status: 'Status',
    },
    lines: { refund: { less: 'Amount Refunded', ts: 'Refunded date (UTC)' } },
    timeFormats: TIMES,
    zone: 'UTC',
    cancelled: [...NOT_PAID, ...NOT_PAID.map((status) => status.toLowerCase().replaceAll(' ', '_'))],
    notes: ['revenue is what was paid, less what was refunded; fees are left out'],
  },
  {
    // Balance > All activity, and the report of balance changes from activity.
    title: 'Stripe balance history export',
    header: ['id', 'Type', 'Source', 'Amount', 'Fee', 'Net', 'Currency'],
    columns: {
      order_id: 'id',
      ts: ['Created (UTC)', 'Created'],
      amount: 'Amount',
      currency: 'Currency',
      product: 'Description',
    },
    where: {
      Type: [
        ...['charge', 'payment', 'refund', 'payment_refund', 'payment_failure_refund', 'payment_reversal'],
        ...['refund_failure', 'dispute', 'dispute_reversal'],
      ],
    },
    timeFormats: TIMES,
    zone: 'UTC',
    notes: ['rows of payments and refunds are read, each on its own day; payouts, transfers and fees are left out'],
  },
  {
    title: 'Stripe report of balance changes',
    header: ['balance_transaction_id', 'reporting_category', 'gross', 'fee', 'net', 'currency'],
    columns: {
      order_id: 'balance_transaction_id',
      ts: ['created_utc', 'created'],
      amount: 'gross',
      currency: 'currency',
      customer_id: ['customer_id', 'customer_email'],
      product: 'description',
    },
    where: {
      reporting_category: ['charge', 'charge_failure', 'refund', 'refund_failure', 'dispute', 'dispute_reversal'],
    },
    timeFormats: TIMES,
    zone: 'UTC',
    notes: ['rows of charges and refunds are read, each on its own day; payouts, transfers and fees are left out'],
  },
];
