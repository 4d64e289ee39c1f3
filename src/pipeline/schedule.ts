import { latestSlot, nextSlot } from '../calendar/slots.ts';
import type { Zone } from '../calendar/zone.ts';
import { retryDelayMs } from './retry-delay.ts';

/** The clock of a schedule; tests pass their own. */
export interface Timer {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves at an instant, or earlier: once the signal aborts or the clock is set back. */
  until(instantMs: number, signal: AbortSignal): Promise<void>;
}

/** Requests for a run beside the schedule. */
export interface Requests {
  /** Whether there were any since the last call. */
  taken(): boolean;
  /** Aborts at the next request. */
  signal(): AbortSignal;
}

/** A try of a run that failed. */
export interface FailedTry {
  /** The slot, or the start of the first try of a run without one, in epoch milliseconds. */
  readonly runAtMs: number;
  /** How often it has failed in a row. */
  readonly failures: number;
  readonly nextTryMs: number;
}

export interface Schedule {
  /** Minutes after midnight in the business's zone; null: no slots, but one run at the start. */
  readonly minuteOfDay: number | null;
  readonly clock: Zone;
  /** Whether a run of the slot has finished; false if that can't be told now, so that the run is tried and fails. */
  isFinished(slotMs: number, nowMs: number): Promise<boolean>;
  /** Does a run, of a slot or without one. @throws if it fails */
  run(slotMs: number | null): Promise<void>;
  /** Receives each failure. The run is tried again. */
  failed(failure: FailedTry, error: unknown): Promise<void>;
}

/**
 * Runs each slot once when it comes, and whenever a run is requested, until the signal aborts. At the start it runs the latest slot if
 * that has no finished run. A run that fails is tried again, after 1, 2, 4 ... and at most 60 minutes, or at the next request.
 */
export async function keepSchedule(
  schedule: Schedule,
  timer: Timer,
  requests: Requests,
  stop: AbortSignal,
): Promise<void> {
  const { minuteOfDay, clock } = schedule;
  let isRequested = minuteOfDay === null;
  let last: FailedTry | null = null;
  while (!stop.aborted) {
    const request = requests.signal();
    if (requests.taken()) isRequested = true;
    const nowMs = timer.now();
    const latest = minuteOfDay === null ? null : latestSlot(nowMs, minuteOfDay, clock);
    const slot = latest === null || (await schedule.isFinished(latest, nowMs)) ? null : latest;
    if (slot !== null || isRequested || last !== null) {
      last = await tryRun(schedule, timer, slot, last);
      isRequested &&= last !== null;
    }
    const nextMs = minuteOfDay === null ? Number.POSITIVE_INFINITY : nextSlot(timer.now(), minuteOfDay, clock);
    await timer.until(Math.min(nextMs, last?.nextTryMs ?? nextMs), AbortSignal.any([stop, request]));
  }
}

/** Runs once. @returns its failure; null if it finished */
async function tryRun(
  schedule: Schedule,
  timer: Timer,
  slot: number | null,
  last: FailedTry | null,
): Promise<FailedTry | null> {
  const startMs = timer.now();
  try {
    await schedule.run(slot);
    return null;
  } catch (error) {
    const failures = (last?.failures ?? 0) + 1;
    const runAtMs = slot ?? last?.runAtMs ?? startMs;
    const failure = { runAtMs, failures, nextTryMs: timer.now() + retryDelayMs(failures) };
    await schedule.failed(failure, error);
    return failure;
  }
}
