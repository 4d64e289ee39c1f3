import type { Score } from '../../forecast/evaluation/scores.ts';
import type { ForecastChartData } from '../charts/forecast/forecast-chart-data.ts';
import type { DayVerdict, Summary } from '../summary.ts';
import type { IssuedTotal } from '../words/issued-total-text.ts';

/** What a report shows: the state of the business on one day, and the week before it. */
export interface ReportData {
  readonly summary: Summary;
  /** The metric that the answers are about; null where it is not in the data. */
  readonly leading: LeadingReport | null;
  /** The whole metrics that are in the data, each with its last judged day, in the order of the catalogue. */
  readonly metrics: readonly DayVerdict[];
}

/** A metric at length. */
export interface LeadingReport {
  /** Its last seven days, ascending. */
  readonly week: readonly DayVerdict[];
  /** Null without a judged day. */
  readonly chart: ForecastChartData | null;
  /** By horizon, nearest first. */
  readonly scores: readonly Score[];
  readonly issuedTotal: IssuedTotal | null;
  /** Why the forecast is what it is. */
  readonly explanation: readonly string[];
}
