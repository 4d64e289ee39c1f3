import { alertRuns, DAYS_A_MONTH, monthsOf } from './alert-runs.ts';
import { isAlertWith, type ReplayedDay } from './replayed-day.ts';
import type { Settings } from './settings.ts';
import { tailOf, type Tail } from './tail.ts';

/** The first days of the history calibrate, the others check. */
const CALIBRATION_SHARE = 0.7;
const BLOCK_DAYS = 7;
/** So many alert runs tell how many blocks with an alert one of them takes. */
const LEAST_RUNS = 3;

/** @param days ascending */
export function halves(days: readonly ReplayedDay[]): {
  readonly calibration: readonly ReplayedDay[];
  readonly check: readonly ReplayedDay[];
} {
  const count = Math.floor(CALIBRATION_SHARE * days.length);
  return { calibration: days.slice(0, count), check: days.slice(count) };
}

/** How often alerts are to be expected with a tolerance, on ordinary days. */
export interface ExpectedRate {
  /** Alerts a month. */
  at(tolerance: number): number;
  /** The smallest tolerance with at most so many alerts a month. */
  toleranceFor(alertsPerMonth: number): number;
}

/**
 * By the largest difference of each week, the smallest change kept. Special days are left out: they would use the budget up.
 *
 * @param days that calibrate, ascending
 */
export function expectedRate(days: readonly ReplayedDay[], minChange: number | null): ExpectedRate {
  const tail = tailOf(largestOfBlocks(days, minChange));
  const perBlock = (DAYS_A_MONTH / BLOCK_DAYS) * runsPerBlock(days, minChange, tail);
  return {
    at: (tolerance) => perBlock * tail.exceedance(tolerance),
    toleranceFor: (alertsPerMonth) => tail.limitFor(Math.min(1, alertsPerMonth / perBlock)),
  };
}

function largestOfBlocks(days: readonly ReplayedDay[], minChange: number | null): number[] {
  const first = days[0]?.day ?? 0;
  const last = days.at(-1)?.day ?? first - 1;
  const blocks = Array.from({ length: Math.ceil((last - first + 1) / BLOCK_DAYS) }, () => 0);
  for (const { day, isSpecial, findings, usualFloor } of days) {
    if (isSpecial) continue;
    const block = Math.floor((day - first) / BLOCK_DAYS);
    for (const { share, amount } of findings)
      if (amount >= (minChange ?? usualFloor)) blocks[block] = Math.max(blocks[block] ?? 0, share);
  }
  return blocks;
}

/** An alert that lasts is in several blocks. */
function runsPerBlock(days: readonly ReplayedDay[], minChange: number | null, tail: Tail): number {
  const settings: Settings = { tolerance: 0, minChange };
  const runs = alertRuns(days, (day) => !day.isSpecial && isAlertWith(day, settings)).length;
  const blocks = (monthsOf(days) * DAYS_A_MONTH) / BLOCK_DAYS;
  const flagged = tail.exceedance(0) * blocks;
  return runs < LEAST_RUNS || flagged === 0 ? 1 : Math.min(1, runs / flagged);
}

/**
 * The budget that each metric gets of one for the whole account: what it would use, but none more than some limit, so that only those that
 * alert most are held back.
 *
 * @param wanted alerts a month of each metric
 */
export function shareBudget(wanted: readonly number[], budget: number): number {
  let left = budget;
  const ascending = wanted.toSorted((a, b) => a - b);
  for (const [index, one] of ascending.entries()) {
    const each = left / (ascending.length - index);
    if (one > each) return each;
    left -= one;
  }
  return Infinity;
}
