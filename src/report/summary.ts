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
  /** Verdicts of the last seven closed days that want attention, latest of each series, worst first. */
  readonly attention: readonly DayVerdict[];
  readonly favourable: readonly DayVerdict[];
  /** How many verdicts the last seven closed days brought; without any, nothing unusual means nothing. */
  readonly judgedLately: number;
  /** The last closed day's series that have no data, or whose data are late. */
  readonly unknown: readonly DayVerdict[];
  /** Where the month and the quarter of the first open day land in revenue; null while too little is known. */
  readonly landing: PeriodForecast | null;
  readonly quarter: PeriodForecast | null;
  /** The last closed day's verdicts on operational metrics, worst first. */
  readonly operations: readonly DayVerdict[];
}
