import type { Database } from '../connect/database.ts';
import { DELIVERY_COLUMNS, DELIVERY_TYPES, writeDelivery, type Delivery } from './delivery-row.ts';

/** Rows a statement names: it has at most 65,535 parameters. */
const AT_ONCE = 1000;

/** Queues deliveries, each once: one whose id is known already is left as it is. @returns how many are new */
export async function queueDeliveries(db: Database, deliveries: readonly Delivery[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < deliveries.length; start += AT_ONCE)
    added += await queuePart(db, deliveries.slice(start, start + AT_ONCE));
  return added;
}

async function queuePart(db: Database, part: readonly Delivery[]): Promise<number> {
  const width = DELIVERY_COLUMNS.length;
  const values = part.map((_, row) => {
    const fields = DELIVERY_TYPES.map((type, column) => `cast($${row * width + column + 1} as ${type})`);
    return `(${fields.join(', ')})`;
  });
  const columns = DELIVERY_COLUMNS.join(', ');
  const rows = await db.query(
    `insert into deliveries (${columns})
     select ${columns}
     from (values ${values.join(', ')}) as n (${columns})
     where not exists (select 1 from deliveries as d where d.id = n.id)
     returning id`,
    part.flatMap(writeDelivery),
  );
  return rows.length;
}
