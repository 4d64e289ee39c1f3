import { stamp } from '../../calendar/stamp.ts';
import { CATALOGUE } from '../shop/catalogue.ts';
import { csvText } from '../../report/csv/csv-text.ts';
import type { Order, SaleLine } from '../shop/order.ts';

/** The first line of `sales.csv`. */
export const SALE_HEADER =
  'order_id,line_no,ts,amount,currency,quantity,product_id,product,category,customer_id,country,region,channel,status';

const goods = new Map(CATALOGUE.map(({ id, name, category }) => [id, `${id},${csvText(name)},${category}`]));

/** A line of `sales.csv`, without its end; `ts` is the wall clock, `YYYY-MM-DDTHH:MM:SS`. */
export function saleCsv({ order, lineNo, localMs, cents, quantity, product, status }: SaleLine): string {
  const figures = `${order.id},${lineNo},${stamp(localMs)},${money(cents)},EUR,${quantity}`;
  return `${figures},${goods.get(product.id)},${buyerOf(order)},${status}`;
}

function buyerOf(order: Order): string {
  const { customer, channel } = order;
  return `${customer.id},${customer.country},${customer.region},${channel.name}`;
}

/** Euros with two decimals. */
function money(cents: number): string {
  const size = Math.abs(cents);
  const rest = size % 100;
  return `${cents < 0 ? '-' : ''}${(size - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
