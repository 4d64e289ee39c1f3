import { totalsOf } from './orders.ts';
import { delimited, euros, type Shape } from './shape.ts';

/** The orders as totals by day, which become values by day in place of facts. */
export const dailyShape: Shape = {
  what: 'a table with a row for each day, and its totals in columns',
  declared: '`columns: {day: Date}`, `values: {gross: Gross, refunds: Refunds, cancelled: Cancelled, orders: Orders}`',
  files: (all) => {
    const rows = totalsOf(all).map(({ day, gross, refunds, cancelled, orders }) => [
      day,
      gross,
      refunds,
      cancelled,
      String(orders),
    ]);
    return { 'days.csv': delimited([['Date', 'Gross', 'Refunds', 'Cancelled', 'Orders'], ...rows]) };
  },
  init: ['days.csv', '--currency', 'EUR'],
  holds: euros,
};
