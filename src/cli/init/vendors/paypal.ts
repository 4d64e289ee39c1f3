import type { VendorExport } from './vendor-export.ts';

const TIMES = [
  ...['M/D/YYYY H:mm:ss', 'D/M/YYYY H:mm:ss', 'D.M.YYYY H:mm:ss', 'D-M-YYYY H:mm:ss', 'YYYY-MM-DD HH:mm:ss'],
  ...['M/D/YYYY h:mm:ss A', 'M/D/YY H:mm:ss', 'D/M/YY H:mm:ss'],
];
const notes = [
  'revenue is gross: payments received less refunds, each on its own day; fees, transfers and conversions are left out',
  'only the types under where are read: add others that are sales of yours',
  'payments of these types that you made yourself count as refunds: download payments received and refunds alone',
];

const TYPES = [
  ...['Payment', 'Express Checkout Payment', 'Website Payment', 'Mobile Payment', 'Subscription Payment'],
  ...['General Payment', 'Mass Pay Payment', 'eBay Auction Payment', 'Direct Credit Card Payment'],
  ...[
    'Virtual Terminal Payment',
    'Invoice Payment',
    'PayPal Here Payment',
    'Point of Sale Payment',
    'Donation Payment',
  ],
  ...['Shopping Cart Payment Received', 'Payment Received', 'Web Accept Payment Received'],
  ...['Express Checkout Payment Received', 'Recurring Payment Received'],
  ...['Payment Refund', 'Refund', 'Payment Reversal', 'Chargeback', 'Chargeback Reversal', 'Reversal'],
];
const GERMAN_TYPES = [
  ...['Zahlung', 'Zahlung im Express-Checkout', 'PayPal Express-Zahlung', 'Express-Zahlung', 'Website-Zahlung'],
  ...['Zahlung per Handy', 'Handyzahlung', 'Allgemeine Zahlung', 'Abonnementzahlung', 'Abozahlung'],
  ...['eBay-Auktionszahlung', 'Rechnungszahlung', 'Spendenzahlung'],
  ...['Rückzahlung', 'Zahlungsrückbuchung', 'Rückbuchung', 'Stornierung', 'Rückbuchungsstornierung'],
];

/** Activity > Download and Statements, in the languages that name their columns. */
export const paypal: readonly VendorExport[] = [
  {
    title: 'PayPal activity download',
    header: ['Date', 'Time', 'Type', 'Status', 'Currency', 'Gross', 'Net', 'Transaction ID'],
    columns: {
      order_id: 'Transaction ID',
      ts: { date: 'Date', time: 'Time' },
      amount: 'Gross',
      currency: 'Currency',
      product: 'Item Title',
      customer_id: ['From Email Address', 'Name'],
      country: ['Country', 'Country Code'],
      status: 'Status',
    },
    where: { Type: TYPES },
    timeFormats: TIMES,
    zoneColumn: 'TimeZone',
    cancelled: [
      'Denied',
      'Canceled',
      'Cancelled',
      'Expired',
      'Failed',
      'Pending',
      'Voided',
      'Unclaimed',
      'Uncleared',
      'Removed',
      'Placed',
    ],
    notes,
  },
  {
    title: 'PayPal activity download (German)',
    header: ['Datum', 'Uhrzeit', 'Typ', 'Status', 'Währung', 'Brutto', 'Netto', 'Transaktionscode'],
    columns: {
      order_id: 'Transaktionscode',
      ts: { date: 'Datum', time: 'Uhrzeit' },
      amount: 'Brutto',
      currency: 'Währung',
      product: 'Artikelbezeichnung',
      customer_id: ['Absender E-Mail-Adresse', 'Name'],
      country: ['Land', 'Ländervorwahl'],
      status: 'Status',
    },
    where: { Typ: GERMAN_TYPES },
    timeFormats: TIMES,
    zoneColumn: 'Zeitzone',
    cancelled: [
      'Abgelehnt',
      'Storniert',
      'Abgebrochen',
      'Abgelaufen',
      'Fehlgeschlagen',
      'Ausstehend',
      'Nicht eingefordert',
    ],
    notes,
  },
  {
    title: 'PayPal statement',
    header: ['Date', 'Time', 'Time Zone', 'Description', 'Currency', 'Gross', 'Fee', 'Net', 'Transaction ID'],
    columns: {
      order_id: 'Transaction ID',
      ts: { date: 'Date', time: 'Time' },
      amount: 'Gross',
      currency: 'Currency',
      customer_id: ['From Email Address', 'Name'],
    },
    where: { Description: TYPES },
    timeFormats: TIMES,
    zoneColumn: 'Time Zone',
    notes,
  },
  {
    title: 'PayPal statement (German)',
    header: ['Datum', 'Uhrzeit', 'Zeitzone', 'Beschreibung', 'Währung', 'Brutto', 'Netto', 'Transaktionscode'],
    columns: {
      order_id: 'Transaktionscode',
      ts: { date: 'Datum', time: 'Uhrzeit' },
      amount: 'Brutto',
      currency: 'Währung',
      customer_id: ['Absender E-Mail-Adresse', 'Name'],
    },
    where: { Beschreibung: GERMAN_TYPES },
    timeFormats: TIMES,
    zoneColumn: 'Zeitzone',
    notes,
  },
];
