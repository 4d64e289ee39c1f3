import type { Day } from '../../calendar/day.ts';
import type { DecidedBy, Status } from '../../detect/verdict.ts';

export type Side = 'below' | 'above';

/** What incidents are made from: the current verdict of a series on a day. */
export interface NodeDay {
  readonly metric: string;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  readonly day: Day;
  readonly status: Status;
  readonly favourable: boolean;
  readonly value: number | null;
  readonly yhat: number | null;
  /** The forecast of the day that was issued two weeks before; null where there was none. */
  readonly yhatBefore: number | null;
  /** The forecast error in robust standard deviations; null where it was not judged. */
  readonly score: number | null;
  readonly decidedBy: DecidedBy | null;
  /** The length, score and gap of the window that decided; null where one day did. */
  readonly window: { readonly days: number; readonly score: number; readonly gap: number } | null;
  /** The scores of all windows of several days that could have decided. */
  readonly windowScores: readonly number[];
}

/** The name of a series within an incident. */
export function nodeKey({ metric, slice }: Pick<NodeDay, 'metric' | 'slice'>): string {
  return `${metric} ${slice}`;
}

/** Whether a day is Normal, Warning or Critical. */
export function isJudgedDay({ status }: NodeDay): boolean {
  return status === 'normal' || status === 'warning' || status === 'critical';
}

/** Whether a day says something of an incident: it was judged, or it can't be judged by the day, and the weeks up to it were compared. */
export function isObservedDay(day: NodeDay): boolean {
  return isJudgedDay(day) || (day.status === 'unclear' && day.windowScores.length > 0);
}

/** Whether a day is an alert in the harmful direction. */
export function isHarmfulDay({ status, favourable }: NodeDay): boolean {
  return (status === 'warning' || status === 'critical') && !favourable;
}

/** Whether the declared limit alone made a day an alert. */
export function isByLimit({ decidedBy }: NodeDay): boolean {
  return decidedBy === 'above_limit' || decidedBy === 'below_limit';
}

/**
 * A day as incidents of data see it: a fault in the data is a Warning, and whatever else was judged is quiet.
 */
export function asDataDay(day: NodeDay): NodeDay {
  const seen = {
    favourable: false,
    score: 0,
    decidedBy: null,
    window: null,
    windowScores: [],
    yhat: day.value ?? 0,
    yhatBefore: null,
  };
  if (day.status === 'data_fault') return { ...day, ...seen, status: 'warning' };
  return isJudgedDay(day) ? { ...day, ...seen, status: 'normal' } : { ...day, windowScores: [] };
}

/** The side of the forecast that an alert is on. */
export function sideOf({ value, yhat, score, window, decidedBy }: NodeDay): Side {
  if (decidedBy === 'above_limit') return 'above';
  if (decidedBy === 'below_limit') return 'below';
  const distance = window?.score ?? score ?? 0;
  return (distance === 0 ? (value ?? 0) - (yhat ?? 0) : distance) < 0 ? 'below' : 'above';
}
