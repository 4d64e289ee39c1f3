import type { Database } from '../connect/database.ts';
import { DELIVERY_COLUMNS, readDelivery, type Delivery } from './delivery-row.ts';

/** Of one channel: many that wait for a dead one keep those of others from none. */
const MOST = 100;

/** The deliveries whose time has come, the oldest first, without those of some channels. */
export async function dueDeliveries(db: Database, now: Date, without: ReadonlySet<string>): Promise<Delivery[]> {
  const others = [...without];
  const left = others.length === 0 ? '' : `and channel not in (${others.map((_, at) => `$${at + 2}`).join(', ')})`;
  const rows = await db.query(
    `with due as (
       select
         *,
         row_number() over (partition by channel order by queued_at, id collate "C") as place_in_channel
       from deliveries
       where next_attempt_at <= cast($1 as timestamp with time zone) ${left}
     )
     select ${DELIVERY_COLUMNS.join(', ')}
     from due
     where place_in_channel <= ${MOST}
     order by queued_at, id collate "C"`,
    [now.toISOString(), ...others],
  );
  return rows.map(readDelivery);
}
