import { residual } from '../forecast/residual.ts';
import type { Limit } from '../metrics/metric.ts';
import { isHarmful, type Boundaries, type Side } from './boundaries.ts';
import { isUnclear } from './noticeable.ts';
import type { Expectation } from './expectation.ts';
import { thresholds, type Rule } from './rule.ts';
import type { DecidedBy, DecidingWindow, Judged, JudgedStatus, Verdict } from './verdict.ts';
import { windowScore } from './window-boundaries.ts';

/** What the calendar and the sources know about a day. */
export interface DayFacts {
  /** Null: unknown. */
  readonly value: number | null;
  /** Whether every source has delivered the whole day. */
  readonly complete: boolean;
  /** Whether no trade is expected on that day: it is declared closed, or on a weekday that the business leaves out. */
  readonly closed: boolean;
  /** Whether its data have a fault. */
  readonly faulty?: boolean;
  /** The number of events behind a share or of orders behind money; null where they are not counted. */
  readonly volume: number | null;
}

/**
 * The verdict on a day: why it can't be judged, or whether its value is beyond a boundary.
 *
 * A day is Normal only if its value is known, it has a forecast, both were compared, and a plausible day would not have been Normal; or if
 * nothing was expected and nothing came. A value beyond the declared limit is a Warning at least, as soon as there is a forecast.
 * A day with trade is never closed; where none was expected, there is nothing to compare it with.
 */
export function judge(day: DayFacts, expected: Expectation | null, rule: Rule): Verdict {
  const value = day.value !== null && Number.isFinite(day.value) ? day.value : null;
  if (!day.complete) return { status: 'late_data', value, expectation: expected };
  if (day.faulty === true) return { status: 'data_fault', value, expectation: expected };
  if (day.closed && value === null && (day.volume ?? 0) === 0) return { status: 'closed', value, expectation: null };
  if (value === null || (rule.unit === 'share' && day.volume !== null && day.volume < thresholds.smallestVolume)) {
    return { status: 'no_data', value, expectation: expected };
  }
  if (day.closed) return { status: 'learning', value, expectation: null };
  if (isImplausible(value, expected)) return { status: 'data_fault', value, expectation: expected };
  const judged = expected === null ? null : compare(value, expected, rule);
  if (expected !== null && isNewHoliday(expected) && !isByLimit(judged))
    return { status: 'learning', value, expectation: expected };
  const learning = expected === null || expected.known_days < thresholds.daysToJudge || expected.yhat_lower === null;
  if (judged === null || (learning && judged.status === 'normal'))
    return { status: 'learning', value, expectation: expected };
  const isNothing = value === 0 && judged.expectation.yhat === 0;
  return judged.status === 'normal' && !isNothing && isUnclear(judged.expectation, rule)
    ? { status: 'unclear', value, expectation: expected }
    : judged;
}

/** Whether a value is so large that only an error makes it. */
function isImplausible(value: number, expected: Expectation | null): boolean {
  return expected !== null && expected.implausible_above !== null && value > expected.implausible_above;
}

/** Whether nothing would be an alert because it is the first day of its holiday. */
export function isNewHoliday({ special_day, known_days, ...limits }: Expectation): boolean {
  const { warning_lower, warning_upper, critical_lower, critical_upper } = limits;
  const hasBoundary = [warning_lower, warning_upper, critical_lower, critical_upper].some((one) => one !== null);
  return special_day !== null && known_days >= thresholds.daysToJudge && !hasBoundary;
}

function compare(value: number, expected: Expectation, rule: Rule): Judged {
  const { yhat, scale, spread } = expected;
  const day = dayFinding(value, expected, rule);
  const window = decidingWindow(value, expected, rule);
  const isDecidedByWindow = window !== null && severity(window) > severity(day);
  const byForecast: Decision = isDecidedByWindow
    ? { ...window, decided_by: 'cumulative_error' }
    : { ...day, window: null };
  const limit = limitFinding(value, rule);
  const error = residual(value, yhat, scale) ?? value - yhat;
  return {
    ...(limit && severity(limit) > severity(byForecast) ? limit : byForecast),
    value,
    expectation: expected,
    score: spread > 0 ? error / spread : 0,
    deviation: yhat === 0 ? null : (value - yhat) / Math.abs(yhat),
  };
}

type Decision = Finding & Pick<Judged, 'decided_by' | 'window'>;

/** What the declared limit finds; null within it, and without one. */
function limitFinding(value: number, { limit }: Rule): Decision | null {
  const crossed = crossedLimit(value, limit);
  if (crossed === null) return null;
  return { status: 'warning', favourable: false, decided_by: `${crossed}_limit`, window: null };
}

/** The side on which a value crosses a limit; null within it, and without one. */
export function crossedLimit(value: number, limit: Limit | undefined): 'above' | 'below' | null {
  if (limit?.above !== undefined && value > limit.above) return 'above';
  return limit?.below !== undefined && value < limit.below ? 'below' : null;
}

/** Whether a declared limit decided. */
export function isByLimit(judged: Pick<Judged, 'decided_by'> | null): boolean {
  return judged?.decided_by === 'above_limit' || judged?.decided_by === 'below_limit';
}

/** What one rule finds. */
type Finding = Pick<Judged, 'status' | 'favourable'>;

function dayFinding(value: number, expected: Expectation, rule: Rule): Finding & Pick<Judged, 'decided_by'> {
  const { status, side } = beyond(value, expected);
  return {
    status,
    favourable: side !== null && !isHarmful(side, rule),
    decided_by: decidedBy(status, side, value, expected.yhat, rule),
  };
}

/** The window that finds the worst, and is farthest out of those. */
function decidingWindow(
  value: number,
  { windows, scale }: Expectation,
  rule: Rule,
): (Finding & { readonly window: DecidingWindow }) | null {
  const found = windows.flatMap((window) => {
    const { status, side, boundary } = beyond(value, window);
    if (side === null || boundary === null) return [];
    const deciding = {
      window_days: window.days,
      window_score: windowScore(window, value, scale),
      window_boundary: boundary,
    };
    return [{ status, favourable: !isHarmful(side, rule), window: deciding }];
  });
  const outwards = (one: (typeof found)[number]): number => 1000 * severity(one) + Math.abs(one.window.window_score);
  return found.toSorted((a, b) => outwards(b) - outwards(a))[0] ?? null;
}

function severity({ status, favourable }: Finding): number {
  if (status === 'critical') return 3;
  return status === 'normal' ? 0 : favourable ? 1 : 2;
}

/** The worst boundary that a value is beyond, and its side; Normal if it is beyond none. */
function beyond(
  value: number,
  { warning_lower, warning_upper, critical_lower, critical_upper }: Boundaries,
): { readonly status: JudgedStatus; readonly side: Side | null; readonly boundary: number | null } {
  const isBelow = (boundary: number | null): boolean => boundary !== null && value < boundary;
  const isAbove = (boundary: number | null): boolean => boundary !== null && value > boundary;
  if (isBelow(critical_lower)) return { status: 'critical', side: 'below', boundary: critical_lower };
  if (isAbove(critical_upper)) return { status: 'critical', side: 'above', boundary: critical_upper };
  if (isBelow(warning_lower)) return { status: 'warning', side: 'below', boundary: warning_lower };
  if (isAbove(warning_upper)) return { status: 'warning', side: 'above', boundary: warning_upper };
  return { status: 'normal', side: null, boundary: null };
}

function decidedBy(status: JudgedStatus, side: Side | null, value: number, yhat: number, rule: Rule): DecidedBy {
  if (status === 'normal') return 'within';
  const isHarmfulDrop = side === 'below' && isHarmful(side, rule);
  return isHarmfulDrop && yhat > 0 && value < thresholds.nearZero * yhat ? 'near_zero' : 'forecast_error';
}
