import type { Status } from '../../../detect/verdict.ts';
import type { Interval } from '../../../forecast/intervals/levels.ts';
import type { Direction, Unit } from '../../../metrics/metric.ts';
import type { MarkState } from '../drawing/marks.ts';

/** A day as API and CSV give it: what it brought, what was expected of it, and its verdict. */
export interface ChartRow {
  readonly ds: string;
  readonly y: number | null;
  readonly status: Status;
  readonly favourable: boolean;
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

/** Where the month lands, in words: `September lands at`, `€1.46M to €1.55M`, said at the month's last day. */
export interface ChartTotal {
  readonly ds: string;
  readonly label: string;
  readonly text: string;
}

/** The last verdict in words, the state's own word apart. */
export interface ChartSentence {
  readonly state: MarkState;
  readonly word: string;
  readonly text: string;
}

/** What a forecast chart shows. */
export interface ForecastChartData {
  readonly title: string;
  readonly unit: Unit;
  /** ISO code of the business's currency. */
  readonly currency: string;
  /** Which way is bad: boundaries are drawn on that side. */
  readonly direction: Direction;
  /** The judged days, ascending. A day that is left out is a gap. */
  readonly rows: readonly ChartRow[];
  readonly ahead: readonly ChartAhead[];
  /** What the day that is not over yet has brought until a time of it. */
  readonly open?: { readonly ds: string; readonly y: number; readonly until: string } | null | undefined;
  readonly landing?: ChartTotal | null | undefined;
  readonly events?: readonly ChartEvent[] | undefined;
  /** What is said beneath the title of a picture. */
  readonly sentence?: ChartSentence | undefined;
}
