import type { Database } from '../connect/database.ts';
import { instant, nullable, number, text } from '../row.ts';

/** The deliveries of a channel. */
export interface DeliveryCounts {
  /** Due at once, later, or after quiet hours. */
  readonly waiting: number;
  /** Those of `waiting` whose receiver did not take them so far. */
  readonly retrying: number;
  readonly sent: number;
  readonly dead: number;
  readonly lastSentAt: Date | null;
}

export const NO_DELIVERIES: DeliveryCounts = { waiting: 0, retrying: 0, sent: 0, dead: 0, lastSentAt: null };

/** How many deliveries there are, by channel. */
export async function deliveryCounts(db: Database): Promise<Map<string, DeliveryCounts>> {
  const rows = await db.query(
    `select
       channel,
       count(*) filter (where next_attempt_at is not null) as waiting,
       count(*) filter (where next_attempt_at is not null and attempts > 0) as retrying,
       count(*) filter (where state = 'sent') as sent,
       count(*) filter (where state = 'dead') as dead,
       max(settled_at) filter (where state = 'sent') as last_sent_at
     from deliveries
     group by channel`,
  );
  return new Map(
    rows.map((row) => {
      const [waiting, retrying] = [number(row, 'waiting'), number(row, 'retrying')];
      const lastMs = nullable(instant, row, 'last_sent_at');
      const lastSentAt = lastMs === null ? null : new Date(lastMs);
      return [
        text(row, 'channel'),
        { waiting, retrying, sent: number(row, 'sent'), dead: number(row, 'dead'), lastSentAt },
      ];
    }),
  );
}
