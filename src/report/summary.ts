import type { Day } from '../calendar/day.ts';
import type { DataFault } from '../detect/data-faults/data-fault.ts';
import type { JudgedStatus, Verdict } from '../detect/verdict.ts';
import type { PeriodForecast } from '../forecast/periods/period-forecast.ts';
import type { Metric } from '../metrics/metric.ts';
import type { DataStop } from './data-stop.ts';
import type { IncidentReport } from './incident-report.ts';
import type { Staleness } from './staleness.ts';

/** An earlier verdict that late data, a correction or new rules have changed. */
export interface Restated {
  readonly status: JudgedStatus;
  readonly favourable: boolean;
  /** The local day of the run that replaced it. */
  readonly until: Day;
  /** Whether new rules changed it, such as another tolerance, limit or calendar: its value is the same. */
  readonly byRules?: boolean;
}

/** The verdict of a series on a day. */
export interface DayVerdict {
  readonly metric: Metric;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  readonly day: Day;
  readonly verdict: Verdict;
  /** Whether the facts of the metric are not in the data at all. */
  readonly isAbsent?: boolean;
  /** What the day was before, if its verdict has changed since. */
  readonly restated?: Restated;
}

/** A fault in the data, and the series that it touches: metrics, each whole (empty), by a dimension, or one slice. */
export interface TouchingFault extends DataFault {
  readonly touches: readonly (readonly [metric: string, slices: string])[];
}

/** The facts behind the four answers, shared by page, terminal and messages. */
export interface Summary {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  /** Whose separators numbers have. */
  readonly locale: string;
  /** Local time of the run, or if its figures are stale, of now: `YYYY-MM-DDTHH:MM`. */
  readonly localTime: string;
  /** Null where the figures are those of the run that is due. */
  readonly staleness: Staleness | null;
  /** Null where every source delivers. */
  readonly dataStop: DataStop | null;
  /** Faults in the data of the last seven closed days, newest first. */
  readonly dataFaults: readonly TouchingFault[];
  /** How many open days without rows are usual at most in a source of revenue: more are noticed. 0: none. */
  readonly usualSilence: number;
  /** The last business day that had closed. */
  readonly lastClosed: Day;
  /** The last day on which all sources are complete; null if there is none. */
  readonly completeThrough: Day | null;
  /** The verdict on revenue for the last closed day, and the latest one for a judged day. */
  readonly revenue: DayVerdict | null;
  readonly lastJudgedRevenue: DayVerdict | null;
  /** The open incidents, then those with an alert in the last seven closed days; worst first. None is settled, snoozed or merged. */
  readonly incidents: readonly IncidentReport[];
  /** How many more of them are snoozed. */
  readonly snoozed: number;
  /** The latest favourable alert of each series in the last seven closed days, worst first; only the worst if there are many. */
  readonly favourable: readonly DayVerdict[];
  /** The days of whole metrics whose verdict has changed, of the last four weeks, newest first. */
  readonly restated: readonly DayVerdict[];
  /** The revenue forecast of the current month and quarter; null if there is too little history, or none since they began. */
  readonly month: PeriodForecast | null;
  readonly quarter: PeriodForecast | null;
  /** The verdicts on operational metrics for the last closed day, worst first: whole metrics, and only the worst of many slices. */
  readonly operations: readonly DayVerdict[];
  /** How many verdicts of the last seven closed days are judged: without any, "nothing unusual" would mean nothing. */
  readonly judgedLately: number;
  /** Unfavourable alerts on the last closed day. */
  readonly lastDayAlerts: { readonly warning: number; readonly critical: number };
  /** How many series have late data for the last closed day. */
  readonly lateSeries: number;
  /** How many verdicts the limited lists leave out. */
  readonly omitted: {
    readonly favourable: number;
    readonly operations: {
      /** Normal, Warning or Critical. */
      readonly judged: number;
      /** Unfavourable alerts. */
      readonly alarming: number;
      /** Missing or late data. */
      readonly unknown: number;
      readonly all: number;
    };
  };
}
