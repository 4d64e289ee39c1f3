import { addDays, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { lastClosedDay } from '../../metrics/complete-through.ts';
import type { FinishedRun } from '../../store/runs/newest-finished-run.ts';
import type { VerdictSpan } from '../../store/verdicts/load-series-verdicts.ts';
import type { Freshness } from '../freshness.ts';
import { freshnessFromJson } from '../freshness-json.ts';

/** The state that is read: rows of this run and earlier ones. So rows of an unfinished run are not read. */
export interface Snapshot {
  readonly runId: number;
  readonly asOf: Date;
  readonly fresh: Freshness;
}

/** Nothing of it is read from the warehouse, which a later run may have loaded already. */
export function snapshotOf({ runId, asOf, freshness }: FinishedRun): Snapshot {
  return { runId, asOf, fresh: freshnessFromJson(freshness) };
}

/** The state at a moment before any run has finished. */
export function emptySnapshot({ graceMs, zone: zoneName }: Business, asOf: Date): Snapshot {
  const lastClosed = lastClosedDay(asOf.getTime(), graceMs, zone(zoneName));
  return { runId: 0, asOf, fresh: { lastClosed, sources: new Map(), running: null } };
}

/** The judged days of a snapshot. */
export function judgedSpan({ judgedDays }: Business, { runId, fresh: { lastClosed } }: Snapshot): VerdictSpan {
  return spanTo(lastClosed, judgedDays, runId);
}

/** So many days up to one. */
export function spanTo(last: Day, days: number, runId: number): VerdictSpan {
  return { first: addDays(last, 1 - days), last, runId };
}
