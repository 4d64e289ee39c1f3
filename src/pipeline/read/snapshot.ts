import { addDays, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/database.ts';
import type { VerdictSpan } from '../../store/verdicts/load-series-verdicts.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { freshness, type Freshness } from '../freshness.ts';

/** The state that is read: rows of this run and earlier ones. So rows of an unfinished run are not read. */
export interface Snapshot {
  readonly runId: number;
  readonly asOf: Date;
  readonly fresh: Freshness;
}

export async function snapshotOf(
  db: Database,
  business: Business,
  run: Pick<Snapshot, 'runId' | 'asOf'>,
): Promise<Snapshot> {
  const fresh = await freshness(sqlWarehouse(db), business, run.asOf.getTime(), zone(business.zone));
  return { ...run, fresh };
}

/** The judged days of a snapshot. */
export function judgedSpan({ judgedDays }: Business, { runId, fresh: { lastClosed } }: Snapshot): VerdictSpan {
  return spanTo(lastClosed, judgedDays, runId);
}

/** So many days up to one. */
export function spanTo(last: Day, days: number, runId: number): VerdictSpan {
  return { first: addDays(last, 1 - days), last, runId };
}
