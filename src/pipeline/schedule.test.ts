import { expect, test } from 'vitest';
import { zone } from '../calendar/zone.ts';
import { keepSchedule, type FailedTry, type Schedule, type Timer } from './schedule.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A clock that jumps from one alarm to the next, and stops the schedule at an instant. */
function leapingTimer(startMs: number, endMs: number, stop: AbortController): Timer {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    async until(instantMs) {
      nowMs = instantMs;
      if (nowMs > endMs) stop.abort();
    },
  };
}

const noRequests = { taken: () => false, signal: () => new AbortController().signal };

/** @param last the slot with a finished run; null: none */
async function slotsRun(start: string, end: string, minuteOfDay: number, last: string | null): Promise<string[]> {
  const slots: string[] = [];
  const stop = new AbortController();
  const finished = new Set(last === null ? [] : [Date.parse(last)]);
  const schedule: Schedule = {
    minuteOfDay,
    clock: zone('Europe/Berlin'),
    isFinished: async (slotMs) => finished.has(slotMs),
    run: async (slotMs) => {
      slots.push(slotMs === null ? 'requested' : new Date(slotMs).toISOString());
      if (slotMs !== null) finished.add(slotMs);
    },
    failed: async () => expect.unreachable(),
  };
  await keepSchedule(schedule, leapingTimer(Date.parse(start), Date.parse(end), stop), noRequests, stop.signal);
  return slots;
}

test('each slot runs exactly once over both changes of the clock, even one at the hour that is skipped and shown twice', async () => {
  const slots = await slotsRun('2026-03-01T00:00:00Z', '2026-11-30T23:00:00Z', 2 * 60 + 30, '2026-02-28T01:30:00.000Z');
  expect(slots).toHaveLength(275);
  expect(new Set(slots).size).toBe(275);
  expect(slots).toContain('2026-03-29T01:30:00.000Z');
  expect(slots).toContain('2026-10-25T00:30:00.000Z');
  const gaps = slots.slice(1).map((slot, index) => (Date.parse(slot) - Date.parse(slots[index] ?? '')) / DAY_MS);
  expect(Math.min(...gaps)).toBeGreaterThan(0.95);
  expect(Math.max(...gaps)).toBeLessThan(1.05);
});

test('of the slots before the start only the latest is run', async () => {
  const slots = await slotsRun('2026-06-10T12:00:00Z', '2026-06-11T12:00:00Z', 7 * 60, '2026-06-05T05:00:00.000Z');
  expect(slots).toEqual(['2026-06-10T05:00:00.000Z', '2026-06-11T05:00:00.000Z']);
});

test('a slot whose run has finished is not run again after a restart', async () => {
  const slots = await slotsRun('2026-06-10T12:00:00Z', '2026-06-10T13:00:00Z', 7 * 60, '2026-06-10T05:00:00.000Z');
  expect(slots).toEqual([]);
});

test('a run that fails is tried again after 1, 2, 4 and at most 60 minutes until it finishes, also past the next slot', async () => {
  const tries: number[] = [];
  const reported: FailedTry[] = [];
  const stop = new AbortController();
  const startMs = Date.parse('2026-06-10T05:00:00Z');
  const timer = leapingTimer(startMs, startMs + 3 * DAY_MS, stop);
  let isDone = false;
  await keepSchedule(
    {
      minuteOfDay: 7 * 60,
      clock: zone('Europe/Berlin'),
      isFinished: async () => isDone,
      async run() {
        tries.push((timer.now() - startMs) / MINUTE_MS);
        if (timer.now() < startMs + DAY_MS) throw new Error('no');
        isDone = true;
        stop.abort();
      },
      failed: async (failure) => void reported.push(failure),
    },
    timer,
    noRequests,
    stop.signal,
  );
  expect(tries.slice(0, 9)).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
  // The next slot comes before the next try.
  expect(tries.at(-1)).toBe(24 * 60);
  expect(reported.at(3)).toEqual({ runAtMs: startMs, failures: 4, nextTryMs: startMs + 15 * MINUTE_MS });
});
