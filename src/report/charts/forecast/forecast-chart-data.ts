import type { DecidedBy, Status } from '../../../detect/verdict.ts';
import type { Interval } from '../../../forecast/intervals/levels.ts';
import type { Direction, Unit } from '../../../metrics/metric.ts';
import type { MarkState } from '../drawing/marks.ts';

/** A judged day in the fields of API and CSV: the value, the expected one, and the verdict. */
export interface ChartRow {
  readonly ds: string;
  readonly y: number | null;
  readonly status: Status;
  readonly favourable: boolean;
  /** What decided it, where that is known. */
  readonly decided_by?: DecidedBy | null | undefined;
  readonly yhat: number | null;
  readonly yhat_lower: number | null;
  readonly yhat_upper: number | null;
  readonly warning_lower: number | null;
  readonly warning_upper: number | null;
  readonly critical_lower: number | null;
  readonly critical_upper: number | null;
  /** Of other levels than 95 %. That of 80 % is drawn instead, if present. */
  readonly intervals?: readonly Interval[] | undefined;
}

/** A day ahead with its 95 % interval, and those of other levels if present. */
export interface ChartAhead {
  readonly ds: string;
  readonly yhat: number;
  readonly yhat_lower: number;
  readonly yhat_upper: number;
  readonly intervals?: readonly Interval[] | undefined;
}

/** A holiday or event, from its first day to its last. */
export interface ChartEvent {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'holiday' | 'event';
}

/** The month's forecast total in words, drawn at its last day: `September lands at`, `€1.46M to €1.55M`. */
export interface ChartTotal {
  readonly ds: string;
  readonly label: string;
  readonly text: string;
}

/** The last verdict in words, the word of its state apart. */
export interface ChartSentence {
  readonly state: MarkState;
  readonly word: string;
  readonly text: string;
}

/** The data of a forecast chart. */
export interface ForecastChartData {
  readonly title: string;
  readonly unit: Unit;
  /** ISO code of the business's currency. */
  readonly currency: string;
  /** The harmful direction: boundaries are drawn on that side. */
  readonly direction: Direction;
  /** The declared limits; each is drawn as a line. */
  readonly limit?:
    | { readonly above?: number | null | undefined; readonly below?: number | null | undefined }
    | undefined;
  /** The judged days, ascending. A day that is left out is a gap. */
  readonly rows: readonly ChartRow[];
  readonly ahead: readonly ChartAhead[];
  /** The value so far of the day that is not over yet, and the local time of its last row. */
  readonly runningDay?: { readonly ds: string; readonly y: number; readonly until: string } | null | undefined;
  readonly total?: ChartTotal | null | undefined;
  readonly events?: readonly ChartEvent[] | undefined;
  /** The day that the chart is about, whose mark is larger and has a label; by default the last judged one. */
  readonly focus?: string | undefined;
  /** The sentence under the title of a standalone chart. */
  readonly sentence?: ChartSentence | undefined;
}
