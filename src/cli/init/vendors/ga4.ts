import { plainHeader } from './vendor-exports.ts';

const DAYS = ['date', 'day', 'nth day'];
/** Metrics as reports of Google Analytics 4 name them. */
const METRICS = [
  ...['active users', 'new users', 'total users', 'returning users', 'sessions', 'engaged sessions', 'engagement rate'],
  ...['event count', 'key events', 'conversions', 'views', 'ecommerce purchases', 'transactions', 'purchase revenue'],
  ...['total revenue', 'purchasers', 'add to carts', 'checkouts', 'average engagement time'],
];
const LEAST = 2;

/** Whether a header is that of a daily report of Google Analytics 4. */
export function isGa4Report(header: readonly string[]): boolean {
  const names = header.map((name) => plainHeader(name));
  return names.some((name) => DAYS.includes(name)) && names.filter((name) => METRICS.includes(name)).length >= LEAST;
}
