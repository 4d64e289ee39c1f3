import type { Database } from '../connect/database.ts';
import type { Delivery } from './delivery-row.ts';

/** What a try has changed about a delivery. */
export type Attempted = Pick<Delivery, 'id' | 'state' | 'attempts' | 'answer'> & {
  readonly at: Date;
  /** Null: it is settled. */
  readonly nextAttemptAt: Date | null;
  /** What is kept of the message from now on; by default all of it. */
  readonly keptMessage?: string;
};

/** Records a try, and what the receiver answered. */
export async function recordAttempt(
  db: Database,
  { id, state, attempts, answer, at, nextAttemptAt, keptMessage }: Attempted,
): Promise<void> {
  await db.query(
    `update deliveries
     set
       state = $2,
       attempts = $3,
       answer = $4,
       message = coalesce(cast($7 as text), message),
       first_attempt_at = case
         when $3 > 0 then coalesce(first_attempt_at, cast($5 as timestamp with time zone))
       end,
       next_attempt_at = cast($6 as timestamp with time zone),
       settled_at = case
         when cast($6 as timestamp with time zone) is null then cast($5 as timestamp with time zone)
       end
     where id = $1`,
    [id, state, attempts, answer, at.toISOString(), nextAttemptAt?.toISOString() ?? null, keptMessage ?? null],
  );
}

/** Keeps the message of a delivery as it is written, so that each try sends the same. */
export async function saveMessage(db: Database, id: string, message: string): Promise<void> {
  await db.query('update deliveries set message = $2 where id = $1', [id, message]);
}

/** Puts a delivery that is dead back into the queue. @returns whether there is one */
export async function requeueDelivery(db: Database, id: string, now: Date): Promise<boolean> {
  const rows = await db.query(
    `update deliveries
     set
       state = 'queued',
       attempts = 0,
       first_attempt_at = null,
       settled_at = null,
       next_attempt_at = cast($2 as timestamp with time zone)
     where id = $1 and state = 'dead'
     returning id`,
    [id, now.toISOString()],
  );
  return rows.length > 0;
}

/** Skips the heartbeats that wait while a newer one does: an old one says nothing. */
export async function skipOlderHeartbeats(db: Database, now: Date): Promise<void> {
  await db.query(
    `update deliveries
     set
       state = 'skipped',
       answer = 'a newer run has finished',
       next_attempt_at = null,
       settled_at = cast($1 as timestamp with time zone)
     where kind = 'heartbeat'
       and next_attempt_at is not null
       and exists (
         select 1 from deliveries as newer
         where newer.kind = 'heartbeat' and newer.channel = deliveries.channel and newer.run_id > deliveries.run_id
       )`,
    [now.toISOString()],
  );
}
