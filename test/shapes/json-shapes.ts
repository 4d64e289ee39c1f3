import { gzipSync } from 'node:zlib';
import { decimal, type Order } from './orders.ts';
import { everyOrder, type Shape } from './shape.ts';

/** The amount is a number with its cents as digits, which a double could not add up exactly. */
function record({ id, day, time, cents, currency, status, customer }: Order, indent = ''): string {
  const parts = [
    `"order_id": ${JSON.stringify(id)}`,
    `"created_at": "${day}T${time}Z"`,
    `"total": {"amount": ${decimal(cents)}, "currency": "${currency}"}`,
    `"customer": ${JSON.stringify({ name: customer, tags: ['a', 'b'] })}`,
    `"status": "${status}"`,
  ];
  return indent === '' ? `{${parts.join(', ')}}` : `{\n${indent}${parts.join(`,\n${indent}`)}\n}`;
}

export const jsonShapes: readonly Shape[] = [
  {
    what: 'JSON lines, with objects within the records',
    declared: '`columns: {amount: total.amount}`, `column_order: any`',
    files: (orders) => ({ 'orders.jsonl': orders.map((order) => `${record(order)}\n`).join('') }),
    init: ['orders.jsonl', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'a JSON array over many lines, gzipped',
    declared: '`column_order: any`',
    files: (orders) => ({
      'orders.json.gz': gzipSync(`[${orders.map((order) => record(order, '    ')).join(',\n')}]\n`),
    }),
    init: ['orders.json.gz', '--currency', 'EUR'],
    holds: everyOrder,
  },
  {
    what: 'a JSON object that holds the array of records, as an API answers',
    declared: '`records: data.orders`',
    files: (orders) => ({
      'answer.json': `{"next": null, "data": {"count": ${orders.length}, "orders": [${orders.map((order) => record(order)).join(',')}]}}`,
    }),
    init: ['answer.json', '--currency', 'EUR'],
    holds: everyOrder,
  },
];
