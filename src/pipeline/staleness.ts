import { dayFromEpochMs } from '../calendar/day.ts';
import { latestSlot } from '../calendar/slots.ts';
import { zone, type Zone } from '../calendar/zone.ts';
import type { Business } from '../config/business.ts';
import type { Staleness } from '../report/staleness.ts';
import type { FinishedRun } from '../store/runs/newest-finished-run.ts';
import type { RunFailure } from '../store/runs/run-failure.ts';

/** A run of a slot takes its time: only so long after the slot is it late. */
export const LATE_AFTER_MS = 10 * 60_000;

/** The moment at which a store is read. */
export interface ReadAt {
  readonly nowMs: number;
  /** Minutes after midnight of the daily run; null where no run is due at any time. */
  readonly slotMinute: number | null;
}

/** What is known of the runs of a store. */
export interface RunsKnown {
  /** The newest finished run; null if there is none. */
  readonly run: Pick<FinishedRun, 'asOf'> | null;
  /** The failure of the last run; null if it didn't fail. */
  readonly failure: RunFailure | null;
}

/** Why the figures of the newest finished run are stale at a moment; null if they are not. */
export function staleness(
  { zone: zoneName }: Pick<Business, 'zone'>,
  { run, failure }: RunsKnown,
  at: ReadAt,
): Staleness | null {
  const clock = zone(zoneName);
  const figuresFrom = run && dayFromEpochMs(clock.localTime(run.asOf.getTime()));
  if (failure) {
    return {
      reason: 'run_failed',
      runAt: localTime(failure.runAtMs, clock),
      error: failure.error,
      figuresFrom,
      nextTry: failure.nextTryMs === null ? null : localTime(failure.nextTryMs, clock),
    };
  }
  const late = run && lateSlot(run.asOf.getTime(), at, clock);
  if (late === null) return null;
  return { reason: 'run_late', runAt: localTime(late, clock), error: null, figuresFrom, nextTry: null };
}

/** The slot whose run is late; null if there is none. A run of a clock that ran ahead is the run of no slot. */
function lateSlot(runMs: number, { nowMs, slotMinute }: ReadAt, clock: Zone): number | null {
  if (slotMinute === null) return null;
  const due = latestSlot(nowMs - LATE_AFTER_MS, slotMinute, clock);
  return runMs >= due && runMs <= nowMs + LATE_AFTER_MS ? null : due;
}

function localTime(instantMs: number, clock: Zone): string {
  return new Date(clock.localTime(instantMs)).toISOString().slice(0, 16);
}
