import { latestSlot, nextSlot } from '../calendar/slots.ts';
import type { Zone } from '../calendar/zone.ts';

/** The clock of a schedule; tests pass their own. */
export interface Timer {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves at an instant, or as soon as the signal aborts. */
  until(instantMs: number, signal: AbortSignal): Promise<void>;
}

export interface Schedule {
  /** Minutes after midnight in the business's zone; null: no slots, the schedule only waits for its end. */
  readonly minuteOfDay: number | null;
  readonly clock: Zone;
  /** The last slot whose run has finished, in epoch milliseconds; null: none yet. */
  lastFinished(): Promise<number | null>;
  /** Does the run of a slot and reports its own failure; the schedule goes on. */
  runSlot(slotMs: number): Promise<void>;
}

/** Runs each slot once when it comes, until the signal aborts. At the start it runs the latest slot if that has no finished run. */
export async function keepSchedule(schedule: Schedule, timer: Timer, signal: AbortSignal): Promise<void> {
  const { minuteOfDay, clock } = schedule;
  if (minuteOfDay === null) return timer.until(Number.POSITIVE_INFINITY, signal);
  let last = (await schedule.lastFinished()) ?? Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    const due = latestSlot(timer.now(), minuteOfDay, clock);
    if (due > last) {
      last = due;
      await schedule.runSlot(due);
    }
    await timer.until(nextSlot(timer.now(), minuteOfDay, clock), signal);
  }
}
