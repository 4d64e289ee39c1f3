import type { Mapping } from '../mapping.ts';
import type { OrderRows } from '../order-rows.ts';
import type { Sample } from '../sample.ts';

/** What whoever confirms a proposal should know of how rows are orders. @param all the sample with all of its rows */
export function orderRemarks(mapped: Mapping, order: OrderRows, isEachRow: boolean, all: Sample): string[] {
  const remarks: string[] = [];
  if (isEachRow)
    remarks.push(
      "no column is an order number, so each row is an order; 'order_id: {same: [columns]}' in the config makes one of rows with equal values",
    );
  if (order.amountOf === 'order') {
    const amount = all.header[mapped.columns.get('amount') ?? -1] ?? '';
    const place = order.fillDown ? 'on the first row of each order alone' : 'the same on all rows of each order';
    remarks.push(`'${amount}' is ${place}, so it is the total of the order`);
  } else if (order.fillDown) remarks.push('rows below the first of an order leave its values blank: they are filled');
  if (mapped.table === 'fact_sales' && order.amountOf === 'line' && hasRepeatedTotals(mapped, all))
    remarks.push(
      "each order of several rows has the same amount on all of them: if that is the order's total, 'amount_of: order' in the config counts it once",
    );
  return remarks;
}

/** Whether the orders of several rows, of which there are some, have one amount each. */
function hasRepeatedTotals({ columns }: Mapping, { rows }: Sample): boolean {
  const [order, amount] = [columns.get('order_id'), columns.get('amount')];
  if (order === undefined || amount === undefined) return false;
  const byOrder = new Map<string, string[]>();
  for (const row of rows) byOrder.set(row[order] ?? '', [...(byOrder.get(row[order] ?? '') ?? []), row[amount] ?? '']);
  const several = [...byOrder.values()].filter((amounts) => amounts.length > 1);
  return several.length > 2 && several.every((amounts) => new Set(amounts).size === 1);
}
