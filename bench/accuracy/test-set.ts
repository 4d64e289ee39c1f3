import type { Day } from '../../src/calendar/day.ts';

/** A daily series to forecast the end of. */
export interface TestSet {
  readonly name: string;
  readonly start: Day;
  readonly values: readonly (number | null)[];
  /** Whether each weekday, Monday first, has trade at all; only such days are scored. */
  readonly open: readonly boolean[];
}
