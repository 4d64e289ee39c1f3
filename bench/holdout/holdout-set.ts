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
}
