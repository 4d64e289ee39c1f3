import { stamp } from '../../calendar/stamp.ts';
import { CATALOGUE } from '../shop/catalogue.ts';
import { csvText } from '../../report/csv/csv-text.ts';
import type { SaleLine } from '../shop/order.ts';

/** The first line of `sales.csv`. */
export const SALE_HEADER =
  'order_id,line_no,ts,amount,currency,quantity,product_id,product,category,customer_id,country,region,channel,status';

const productNames = new Map(CATALOGUE.map(({ name }) => [name, csvText(name)]));

/** A line of `sales.csv`, without its end; `ts` is the wall clock, `YYYY-MM-DDTHH:MM:SS`. */
export function saleCsv({ order, lineNo, localMs, cents, quantity, product, status }: SaleLine): string {
  const { customer, channel } = order;
  const goods = `${product.id},${productNames.get(product.name)},${product.category}`;
  const buyer = `${customer.id},${customer.country},${customer.region},${channel.name}`;
  return `${order.id},${lineNo},${stamp(localMs)},${money(cents)},EUR,${quantity},${goods},${buyer},${status}`;
}

/** Euros with two decimals. */
function money(cents: number): string {
  const size = Math.abs(cents);
  const rest = size % 100;
  return `${cents < 0 ? '-' : ''}${(size - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
