import type { Expectation } from './expectation.ts';

export const JUDGED_STATUSES = ['normal', 'warning', 'critical'] as const;
const UNJUDGED_STATUSES = ['learning', 'no_data', 'late_data', 'data_fault', 'closed', 'unclear'] as const;
export const STATUSES = [...JUDGED_STATUSES, ...UNJUDGED_STATUSES] as const;

export type JudgedStatus = (typeof JUDGED_STATUSES)[number];
export type UnjudgedStatus = (typeof UNJUDGED_STATUSES)[number];
export type Status = (typeof STATUSES)[number];

export const DECISIONS = [
  'within',
  'forecast_error',
  'near_zero',
  'cumulative_error',
  'above_limit',
  'below_limit',
] as const;
/**
 * What decided a verdict: the value is within the boundaries, the forecast error is too large, the value is near zero, or the errors of
 * several days together are too large; or only the limit that its metric declares is crossed.
 */
export type DecidedBy = (typeof DECISIONS)[number];

/** The days up to a judged one that decided its verdict together. */
export interface DecidingWindow {
  readonly window_days: number;
  /** Their mean error in robust standard deviations of past windows. */
  readonly window_score: number;
  /** The value of the last day from which on they are as bad as the verdict says. */
  readonly window_boundary: number;
}

/** A day compared with its forecast. */
export interface Judged {
  readonly status: JudgedStatus;
  readonly value: number;
  readonly expectation: Expectation;
  /** The forecast error in robust standard deviations: negative below the forecast. */
  readonly score: number;
  /** The difference as a share of the forecast; null where that is 0. */
  readonly deviation: number | null;
  /** A surprise in the good direction: shown as unusual (good), never sent. */
  readonly favourable: boolean;
  readonly decided_by: DecidedBy;
  /** Null where one day decided. */
  readonly window: DecidingWindow | null;
}

/**
 * A day that can't be judged, and why: `unclear` where its series varies so much that no plausible day would be noticed, `data_fault` where
 * its data are wrong.
 */
export interface Unjudged {
  readonly status: UnjudgedStatus;
  readonly value: number | null;
  readonly expectation: Expectation | null;
}

export type Verdict = Judged | Unjudged;

export function isJudged(verdict: Verdict): verdict is Judged {
  return isJudgedStatus(verdict.status);
}

export function isJudgedStatus(status: Status): status is JudgedStatus {
  return JUDGED_STATUSES.some((judged) => judged === status);
}

/** A judged day that is Warning or Critical, favourable ones included. */
export interface Alert extends Judged {
  readonly status: Exclude<JudgedStatus, 'normal'>;
}

export function isAlert(verdict: Verdict): verdict is Alert {
  return isJudged(verdict) && verdict.status !== 'normal';
}
