import type { Day } from '../calendar/day.ts';

/** A day of a table of daily values. */
export interface DailyDay {
  readonly day: Day;
  /** How many values it has. */
  readonly values: number;
  /** Two days of a source have the same one exactly if all their values are the same; null where none of them differs from 0. */
  readonly fingerprint: string | null;
}

/** A value of a table of daily values. */
export interface DailyValue {
  readonly day: Day;
  /** Its measure and dimensions. */
  readonly series: string;
  /** In billionths, exactly. */
  readonly billionths: bigint;
}
