import type { Database } from '../connect/database.ts';
import { DELIVERY_COLUMNS, readDelivery, type Delivery, type DeliveryState } from './delivery-row.ts';

export interface DeliveriesQuery {
  readonly state?: DeliveryState | undefined;
  readonly channel?: string | undefined;
  readonly incident?: string | undefined;
  readonly offset: number;
  /** Null: all. */
  readonly limit: number | null;
}

/** Deliveries, the newest first. */
export async function loadDeliveries(
  db: Database,
  { state, channel, incident, offset, limit }: DeliveriesQuery,
): Promise<Delivery[]> {
  const rows = await db.query(
    `select ${DELIVERY_COLUMNS.join(', ')}
     from deliveries
     where (cast($1 as text) is null or state = $1)
       and (cast($2 as text) is null or channel = $2)
       and (cast($3 as text) is null or incident = $3)
     order by queued_at desc, id collate "C"
     limit cast($4 as bigint) offset cast($5 as bigint)`,
    [state ?? null, channel ?? null, incident ?? null, limit, offset],
  );
  return rows.map(readDelivery);
}
