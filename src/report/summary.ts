import type { Day } from '../calendar/day.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { Metric } from '../metrics/metric.ts';
import type { PeriodForecast } from '../forecast/periods/period-forecast.ts';

/** A verdict and what it is about. */
export interface DayVerdict {
  readonly metric: Metric;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  readonly day: Day;
  readonly verdict: Verdict;
}

/** What the four answers are made of: the one reading of the store that page, terminal and messages share. */
export interface Summary {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  /** The wall clock of the run as `YYYY-MM-DDTHH:MM`. */
  readonly localTime: string;
  /** The last business day that had closed. */
  readonly lastClosed: Day;
  /** The last day on which all sources are complete; null: none. */
  readonly completeThrough: Day | null;
  /** The last closed day's verdict on revenue, and the last one that could be given. */
  readonly revenue: DayVerdict | null;
  readonly lastJudgedRevenue: DayVerdict | null;
  /** The latest unfavourable unusual verdict of each series in the last seven closed days, worst first; only the worst of many. */
  readonly attention: readonly DayVerdict[];
  readonly favourable: readonly DayVerdict[];
  /** Where the month and the quarter of the first open day land in revenue; null while too little is known. */
  readonly landing: PeriodForecast | null;
  readonly quarter: PeriodForecast | null;
  /** The last closed day's verdicts on operational metrics, worst first; whole metrics, and only the worst of many slices. */
  readonly operations: readonly DayVerdict[];
  /** Normal, Warning and Critical verdicts of the last seven closed days; without any, nothing unusual means nothing. */
  readonly judgedLately: number;
  /** Unfavourable verdicts of the last closed day. */
  readonly lastDayAlerts: { readonly warning: number; readonly critical: number };
  /** Series whose last closed day waits for late data. */
  readonly lateSeries: number;
  /** How many verdicts the limited lists leave out. */
  readonly omitted: {
    readonly attention: number;
    readonly favourable: number;
    /** Normal, Warning or Critical; unfavourable ones; without data or with late data; all. */
    readonly operations: {
      readonly judged: number;
      readonly alarming: number;
      readonly unknown: number;
      readonly all: number;
    };
  };
}
