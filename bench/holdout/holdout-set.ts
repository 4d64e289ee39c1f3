import type { HolidayRow } from '../../src/calendar/holiday-row.ts';
import type { TestSet } from '../accuracy/test-set.ts';

export const FAMILIES = ['businesses', 'cash machines', 'simulated'] as const;
/** Series of one kind; the figures of each kind are listed apart and count equally. */
export type Family = (typeof FAMILIES)[number];

/** A daily series with what its owner would know of its calendar. */
export interface HoldoutSet extends TestSet {
  readonly family: Family;
  /** The business that it comes from: its series are in the same half. */
  readonly business: string;
  /** Known ahead: the country's public holidays, and declared promotions. */
  readonly holidays: readonly HolidayRow[];
  /** Of a simulated series; absent for others. */
  readonly truth?: Truth;
}

/**
 * The median of a day for someone who knows the parameters of a simulated series, its level and noise on the day before an origin, and what
 * has begun by then; with `isLaterKnown`, also what begins after it. Nothing can be known beyond that.
 */
export type Truth = (origin: number, index: number, isLaterKnown: boolean) => number;
