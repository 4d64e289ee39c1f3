import type { Day } from '../calendar/day.ts';
import { isAtAnyTolerance } from '../detect/any-tolerance.ts';
import { countAt, isHarmful } from '../detect/boundaries.ts';
import { LEVEL_DAYS } from '../detect/level-window.ts';
import { thresholds, thresholdsOf, type Rule } from '../detect/rule.ts';
import { isAlert, type Judged } from '../detect/verdict.ts';
import type { JudgedWindow } from '../detect/window-boundaries.ts';
import { isAtFloor, valueAt } from '../forecast/residual.ts';
import type { Settings } from './settings.ts';

/** A difference that is evident for the noise of its series, and how large it is. */
export interface Finding {
  /** The days that show it together; 1: the day alone. */
  readonly days: number;
  /** As a share of what was expected: the largest tolerance under which it is an alert. */
  readonly share: number;
  /** A day, in the unit of the metric: the largest smallest change under which it is an alert. */
  readonly amount: number;
}

/** A judged day as it can be replayed with other settings; nothing is forecast again. */
export interface ReplayedDay {
  readonly day: Day;
  readonly value: number;
  readonly yhat: number;
  readonly score: number;
  /** The difference as a share of the forecast; null where that is 0. */
  readonly deviation: number | null;
  /** Null: 0.5 % of a usual week is what matters at least, in the unit of the metric. */
  readonly usualFloor: number;
  /** Whether it is an alert whatever the settings: nearly nothing, beyond the declared limit, or by four weeks together. */
  readonly isFixed: boolean;
  /** Whether no threshold is to be learned from it: a holiday, an event, an alert whatever the settings. */
  readonly isSpecial: boolean;
  readonly findings: readonly Finding[];
}

/**
 * A verdict as it can be replayed. What the stored settings let pass or filtered is known exactly, but for windows of several days that they
 * filtered.
 *
 * @param usualFloor the smallest difference that matters on that day unless one is declared, in the unit of the metric
 */
export function replayedDay(day: Day, verdict: Judged, usualFloor: number, rule: Rule): ReplayedDay {
  const { value, expectation, score, deviation } = verdict;
  const isFixed = isAtAnyTolerance(verdict) && isAlert(verdict) && !verdict.favourable;
  return {
    day,
    value,
    yhat: expectation.yhat,
    score,
    deviation,
    usualFloor,
    isFixed,
    isSpecial: isFixed || expectation.special_day !== null,
    findings: [...dayFinding(verdict, usualFloor, rule), ...windowFindings(verdict, rule)],
  };
}

/** Whether a day is an alert with some tolerance and smallest change, as sensitive as it was judged. */
export function isAlertWith(
  { isFixed, findings, usualFloor }: ReplayedDay,
  settings: Pick<Settings, 'tolerance' | 'minChange'>,
): boolean {
  const least = settings.minChange ?? usualFloor;
  return isFixed || findings.some(({ share, amount }) => share >= settings.tolerance && amount >= least);
}

function dayFinding(verdict: Judged, usualFloor: number, rule: Rule): Finding[] {
  const { value, expectation, deviation } = verdict;
  const { yhat } = expectation;
  const side = value < yhat ? 'below' : 'above';
  if (!isHarmful(side, rule) || deviation === null || !isEvident(verdict, rule)) return [];
  const finding = { days: 1, share: Math.abs(deviation), amount: Math.abs(value - yhat) };
  const boundary = side === 'below' ? expectation.warning_lower : expectation.warning_upper;
  const isBeyond = boundary !== null && (side === 'below' ? value < boundary : value > boundary);
  const least = rule.minChange ?? usualFloor;
  // With the settings of the verdict it would have been an alert, but for what the store does not keep.
  const isFilteredOtherwise = !isBeyond && finding.share > rule.tolerance && finding.amount > least;
  return isFilteredOtherwise ? [] : [finding];
}

/** Whether a value is far out for the noise of its series, whatever it matters. */
function isEvident({ value, expectation }: Judged, rule: Rule): boolean {
  const { yhat, yhat_lower, yhat_upper, spread, scale, known_days } = expectation;
  if (yhat_lower === null || yhat_upper === null || known_days < thresholds.daysToJudge) return false;
  const sign = value < yhat ? -1 : 1;
  const { warningScore } = thresholdsOf(rule);
  const edges = [
    sign < 0 ? yhat_lower : yhat_upper,
    valueAt(sign * warningScore * spread, yhat, scale),
    ...(rule.unit === 'count' && yhat >= 0 ? [countAt(yhat, sign * warningScore)] : []),
  ];
  return edges.every((edge) => (sign < 0 ? value < edge && !isAtFloor(edge, yhat, scale) : value > edge));
}

function windowFindings({ value, expectation }: Judged, rule: Rule): Finding[] {
  return expectation.windows.flatMap((window) => {
    const { days, warning_lower, warning_upper } = window;
    if (days >= LEVEL_DAYS) return [];
    const isBelow = warning_lower !== null && value < warning_lower && isHarmful('below', rule);
    const isAbove = warning_upper !== null && value > warning_upper && isHarmful('above', rule);
    return isBelow || isAbove ? [windowFinding(window, value)] : [];
  });
}

/** A window alerts from a share of the tolerance on. */
function windowFinding({ days, known_days, expected, actual }: JudgedWindow, value: number): Finding {
  const difference = Math.abs(actual + value - expected);
  return {
    days,
    share: difference / Math.abs(expected) / thresholds.windowToleranceShare,
    amount: difference / known_days,
  };
}
