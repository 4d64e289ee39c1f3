import { residual } from '../forecast/residual.ts';
import { isHarmful } from './boundaries.ts';
import { isUnclear } from './noticeable.ts';
import type { Expectation } from './expectation.ts';
import { thresholds, type Rule } from './rule.ts';
import type { DecidedBy, Judged, JudgedStatus, Verdict } from './verdict.ts';

/** What the calendar and the sources know about a day. */
export interface DayFacts {
  /** Null: unknown. */
  readonly value: number | null;
  /** Whether every source has delivered the whole day. */
  readonly complete: boolean;
  /** Whether no trade is expected on that day: it is declared closed, or on a weekday that the business leaves out. */
  readonly closed: boolean;
  /** The number of events behind a share or of orders behind money; null where they are not counted. */
  readonly volume: number | null;
}

/**
 * The verdict on a day: why it can't be judged, or whether its value is beyond a boundary.
 *
 * A day is Normal only if its value is known, it has a forecast, both were compared, and a plausible day would not have been Normal.
 * A day with trade is never closed; where none was expected, there is nothing to compare it with.
 */
export function judge(day: DayFacts, expected: Expectation | null, rule: Rule): Verdict {
  const value = day.value !== null && Number.isFinite(day.value) ? day.value : null;
  if (!day.complete) return { status: 'late_data', value, expectation: expected };
  if (day.closed && value === null && (day.volume ?? 0) === 0) return { status: 'closed', value, expectation: null };
  if (value === null || (rule.unit === 'share' && day.volume !== null && day.volume < thresholds.smallestVolume)) {
    return { status: 'no_data', value, expectation: expected };
  }
  if (day.closed) return { status: 'learning', value, expectation: null };
  const judged = expected === null ? null : compare(value, expected, rule);
  if (expected !== null && isNewHoliday(expected)) return { status: 'learning', value, expectation: expected };
  const learning = expected === null || expected.known_days < thresholds.daysToJudge || expected.yhat_lower === null;
  if (judged === null || (learning && judged.status === 'normal'))
    return { status: 'learning', value, expectation: expected };
  return judged.status === 'normal' && isUnclear(judged.expectation, rule)
    ? { status: 'unclear', value, expectation: expected }
    : judged;
}

/** Whether nothing would be an alert because it is the first day of its holiday. */
export function isNewHoliday({ special_day, known_days, ...limits }: Expectation): boolean {
  const { warning_lower, warning_upper, critical_lower, critical_upper } = limits;
  const hasBoundary = [warning_lower, warning_upper, critical_lower, critical_upper].some((one) => one !== null);
  return special_day !== null && known_days >= thresholds.daysToJudge && !hasBoundary;
}

function compare(value: number, expected: Expectation, rule: Rule): Judged {
  const { yhat, scale, spread } = expected;
  const status = statusOf(value, expected);
  const error = residual(value, yhat, scale) ?? value - yhat;
  return {
    status,
    value,
    expectation: expected,
    score: spread > 0 ? error / spread : 0,
    deviation: yhat === 0 ? null : (value - yhat) / Math.abs(yhat),
    favourable: status !== 'normal' && !isHarmful(value < yhat ? 'below' : 'above', rule),
    decided_by: decidedBy(status, value, yhat),
  };
}

function statusOf(value: number, expected: Expectation): JudgedStatus {
  const { warning_lower, warning_upper, critical_lower, critical_upper } = expected;
  if (isOutside(value, critical_lower, critical_upper)) return 'critical';
  return isOutside(value, warning_lower, warning_upper) ? 'warning' : 'normal';
}

function isOutside(value: number, lower: number | null, upper: number | null): boolean {
  return (lower !== null && value < lower) || (upper !== null && value > upper);
}

function decidedBy(status: JudgedStatus, value: number, yhat: number): DecidedBy {
  if (status === 'normal') return 'within';
  return status === 'critical' && yhat > 0 && value < thresholds.nearZero * yhat ? 'near_zero' : 'forecast_error';
}
