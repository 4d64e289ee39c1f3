import type { Day } from '../calendar/day.ts';

/** Sources that have delivered no rows for the last closed day, and aren't usually silent for so long. */
export interface DataStop {
  /** Their ids; the one that stopped first comes first. */
  readonly sources: readonly string[];
  /** Whether no other source delivers. */
  readonly isAll: boolean;
  /** Whether revenue is made from one of them. */
  readonly isRevenue: boolean;
  /** The last day of the first of them. */
  readonly lastDay: Day;
  /** Whether that is the last day of all of them. */
  readonly isSameDay: boolean;
  /** How many days that was ago. */
  readonly daysAgo: number;
  /** How many open days it is usually silent at most; 0: none. */
  readonly usualSilence: number;
}
