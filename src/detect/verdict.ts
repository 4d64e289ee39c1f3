import type { Expectation } from './expectation.ts';

export type JudgedStatus = 'normal' | 'warning' | 'critical';
export type UnjudgedStatus = 'learning' | 'no_data' | 'late_data' | 'closed';
export type Status = JudgedStatus | UnjudgedStatus;

/** What decided a verdict: nothing fired, the day's miss did, or the day brought nearly nothing. */
export type DecidedBy = 'within' | 'forecast_error' | 'near_zero';

/** A day compared with what was expected of it. */
export interface Judged {
  readonly status: JudgedStatus;
  readonly value: number;
  readonly expectation: Expectation;
  /** The miss in robust standard deviations: negative below the expected. */
  readonly score: number;
  /** The difference as a share of the expected; null where 0 was expected. */
  readonly deviation: number | null;
  /** A surprise that the business likes: shown as unusual (good), never sent. */
  readonly favourable: boolean;
  readonly decided_by: DecidedBy;
}

/** A day that can't be judged, and why. */
export interface Unjudged {
  readonly status: UnjudgedStatus;
  readonly value: number | null;
  readonly expectation: Expectation | null;
}

export type Verdict = Judged | Unjudged;

export function isJudged(verdict: Verdict): verdict is Judged {
  return verdict.status === 'normal' || verdict.status === 'warning' || verdict.status === 'critical';
}
