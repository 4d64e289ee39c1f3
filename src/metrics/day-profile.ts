import type { Day } from '../calendar/day.ts';

/** What the rows of a source on a business day look like. */
export interface DayProfile {
  readonly day: Day;
  readonly rows: number;
  /** The number of orders, or of events. */
  readonly units: number;
  /** Orders or events by the local hour, 0 to 23, of their first row. */
  readonly hours: ReadonlyMap<number, number>;
  /** Failed events by local hour; empty for sales. */
  readonly errorHours: ReadonlyMap<number, number>;
  /** Rows by the magnitude of their amount per piece, or of their latency: floor(5·log10(x)). */
  readonly magnitudes: ReadonlyMap<number, number>;
  /** Rows with a value other than 0, by column. */
  readonly filled: ReadonlyMap<string, number>;
  /** Events by service; empty for sales. */
  readonly services: ReadonlyMap<string, number>;
  /** Rows by the five most frequent values of category, country, region and channel, as `column=value`; empty for operations. */
  readonly topValues: ReadonlyMap<string, number>;
  /** The sum of amounts, or of latencies, as the engine writes it; null without any. */
  readonly total: string | null;
  /** The file of the newest load that a row came from. */
  readonly file: string;
  /** Null where the day has no more rows than usual. */
  readonly repeats: DayRepeats | null;
}

/** How many rows of a day are equal, their numbers left out. */
export interface DayRepeats {
  readonly distinctRows: number;
  /** Distinct rows that occur an even number of times. */
  readonly evenRows: number;
  /** The same without times. */
  readonly distinctContents: number;
  readonly evenContents: number;
}
