import type { VendorExport } from './vendor-export.ts';

const TIMES = [
  'YYYY-MM-DD HH:mm:ss',
  'M/D/YY H:mm:ss',
  'M/D/YYYY H:mm:ss',
  'M/D/YY h:mm A',
  'M/D/YYYY h:mm:ss A',
  'D/M/YYYY H:mm:ss',
  'D/M/YY H:mm:ss',
];
/** Square calls zones as Ruby on Rails does. */
const ZONES = {
  'Eastern Time (US & Canada)': 'America/New_York',
  'Central Time (US & Canada)': 'America/Chicago',
  'Mountain Time (US & Canada)': 'America/Denver',
  'Pacific Time (US & Canada)': 'America/Los_Angeles',
  'Atlantic Time (Canada)': 'America/Halifax',
  Arizona: 'America/Phoenix',
  Alaska: 'America/Anchorage',
  Hawaii: 'Pacific/Honolulu',
  London: 'Europe/London',
  Dublin: 'Europe/Dublin',
  Paris: 'Europe/Paris',
  Madrid: 'Europe/Madrid',
  Sydney: 'Australia/Sydney',
  Melbourne: 'Australia/Melbourne',
  Brisbane: 'Australia/Brisbane',
  Perth: 'Australia/Perth',
  Adelaide: 'Australia/Adelaide',
  Tokyo: 'Asia/Tokyo',
};

export const square: readonly VendorExport[] = [
  {
    title: 'Square transactions export',
    header: ['Date', 'Time', 'Time Zone', 'Gross Sales', 'Net Sales', 'Total Collected', 'Transaction ID'],
    columns: {
      order_id: { same: ['Transaction ID', 'Event Type', 'Date'] },
      ts: { date: 'Date', time: 'Time' },
      amount: 'Net Sales',
      product: 'Description',
      customer_id: 'Customer ID',
      channel: ['Location', 'Source'],
    },
    timeFormats: TIMES,
    zoneColumn: 'Time Zone',
    zones: ZONES,
    notes: [
      'revenue is net sales: without tax, tips, gift cards and fees',
      'a refund is a row of its own, on its own day',
    ],
  },
  {
    title: 'Square items export',
    header: ['Date', 'Time', 'Time Zone', 'Item', 'Qty', 'Net Sales', 'Transaction ID'],
    columns: {
      order_id: { same: ['Transaction ID', 'Event Type', 'Date'] },
      ts: { date: 'Date', time: 'Time' },
      amount: 'Net Sales',
      quantity: 'Qty',
      product: 'Item',
      product_id: 'SKU',
      category: 'Category',
      customer_id: 'Customer ID',
      channel: 'Location',
    },
    timeFormats: TIMES,
    zoneColumn: 'Time Zone',
    zones: ZONES,
    notes: ['revenue is net sales: without tax and tips', 'a refund is a row of its own, on its own day'],
  },
];
