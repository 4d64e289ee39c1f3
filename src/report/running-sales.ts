import type { Day } from '../calendar/day.ts';
import type { Nowcast } from '../metrics/hours/nowcast.ts';
import type { Metric } from '../metrics/metric.ts';

/** A total of the running day so far, beside what is usual by then. It has no verdict, and none is based on it. */
export interface RunningFigure {
  readonly metric: Metric;
  readonly soFar: number;
  /** The forecast of the day by the shares of a day that usually are in by then; null where either is not known. */
  readonly usual: { readonly lower: number; readonly expected: number; readonly upper: number } | null;
  /** Null while nothing has come, or too little of the day usually is in. */
  readonly nowcast: Nowcast | null;
}

/** Why nothing is known of the sales of the running day. */
export type NoRunningSales = 'no_times' | 'no_running_day' | 'no_rows' | 'too_early';

/** The sales of the day that is not over yet. */
export type RunningSales =
  | {
      readonly status: 'known';
      readonly day: Day;
      /** The hour before which all rows are in. */
      readonly until: number;
      readonly revenue: RunningFigure | null;
      readonly orders: RunningFigure | null;
    }
  | { readonly status: 'unknown'; readonly reason: NoRunningSales };
