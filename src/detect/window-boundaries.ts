import { residual, valueAt, type ResidualScale } from '../forecast/residual.ts';
import { countAt, isHarmful, nearest, type Boundaries, type Side } from './boundaries.ts';
import { LEVEL_DAYS, levelScore } from './level-window.ts';
import type { Rule, Thresholds } from './rule.ts';
import { LATEST_DAYS, limited, type WindowErrors } from './windows.ts';

/** The errors of a window, and the values of its last day from which on they are a Warning or Critical. */
export interface JudgedWindow
  extends Omit<WindowErrors, 'latest_expected' | 'latest_actual' | 'expected_before' | 'below' | 'above'>, Boundaries {}

/** What the boundaries of a window depend on beside its errors. */
export interface WindowInput {
  readonly scale: ResidualScale;
  /** The smallest difference of a day that matters, in the unit of the series. */
  readonly floor: number;
  /** The number of events behind a value of 1; null for what is not counted. */
  readonly eventsPerUnit: number | null;
  /** The forecast of the last day that was issued the day before. */
  readonly latestForecast: number;
}

/** The windows in which some value of the last day would be an alert. */
export function judgedWindows(
  windows: readonly WindowErrors[],
  input: WindowInput,
  rule: Rule,
  limits: Thresholds,
): JudgedWindow[] {
  return windows.flatMap((window) => {
    const {
      latest_expected: _expected,
      latest_actual: _actual,
      expected_before: _before,
      below: _below,
      above: _above,
      ...kept
    } = window;
    const found = windowBoundaries(window, input, rule, limits);
    return found.warning_lower === null && found.warning_upper === null ? [] : [{ ...kept, ...found }];
  });
}

/**
 * The values of the last day beyond which the mean error of a window is far out for past windows, on one side on most of its days, and
 * larger than the tolerance and the smallest difference that matters. Null where no value of that day could be.
 */
function windowBoundaries(window: WindowErrors, input: WindowInput, rule: Rule, limits: Thresholds): Boundaries {
  const side = (of: Side) => {
    const critical = isHarmful(of, rule)
      ? edge(
          window,
          input,
          of,
          limits.criticalWindowScore,
          Math.max(tolerance(rule, limits), limits.criticalWindowTolerance),
          limits,
        )
      : null;
    const warning = edge(window, input, of, limits.windowScore, tolerance(rule, limits), limits);
    return { critical, warning: nearest(of, warning, critical) };
  };
  const [below, above] = [side('below'), side('above')];
  return {
    warning_lower: below.warning,
    warning_upper: above.warning,
    critical_lower: below.critical,
    critical_upper: above.critical,
  };
}

function tolerance(rule: Rule, limits: Thresholds): number {
  return limits.windowToleranceShare * rule.tolerance;
}

/** The mean error of a window in robust standard deviations, with the value of its last day. */
export function windowScore(window: JudgedWindow, value: number, scale: ResidualScale): number {
  if (window.days >= LEVEL_DAYS) return levelScore(window, value);
  const last = limited(residual(value, window.yhat, scale) ?? value - window.yhat, window.limit);
  return window.spread > 0 ? (window.error + last) / window.known_days / window.spread : 0;
}

function edge(
  window: WindowErrors,
  { scale, floor, eventsPerUnit, latestForecast }: WindowInput,
  side: Side,
  score: number,
  least: number,
  limits: Thresholds,
): number | null {
  const { days, yhat, known_days, expected, actual, error, limit, spread } = window;
  const sign = side === 'below' ? -1 : 1;
  if (known_days <= days / 2 || spread === 0 || (scale === 'log' && yhat <= 0)) return null;
  const needed = sign * score * spread * known_days - error;
  if (sign * needed > limit) return null;
  const difference = Math.max(least * Math.abs(expected), floor * known_days);
  // A day better than its own forecast improves what the days before have made bad: it is no day for an alert.
  const candidates = [
    expected + sign * difference - actual,
    latestEdge(window, limits),
    beforeEdge(window, limits),
    yhat,
    latestForecast,
  ];
  // A day at the limit on the other side already leaves the mean far enough out.
  if (sign * needed > -limit) candidates.push(valueAt(needed, yhat, scale));
  const before = side === 'below' ? window.below : window.above;
  if (before + 1 < limits.sameSide * known_days) return null;
  if (eventsPerUnit !== null && eventsPerUnit > 0 && expected >= 0)
    candidates.push(countAt(expected * eventsPerUnit, sign * score) / eventsPerUnit - actual);
  const found = side === 'below' ? Math.min(...candidates) : Math.max(...candidates);
  return Number.isFinite(found) ? found : null;
}

/** The value of the last day with which the last three are out far enough for the whole window: what is over is no alert. */
function latestEdge({ known_days, expected, actual, ...latest }: WindowErrors, { latestShare }: Thresholds): number {
  // Of a series that may be negative the last days may be expected to bring more than the whole window.
  const isRatio = expected > 0 && latest.latest_expected > 0;
  const share = latestShare * Math.min(1, isRatio ? latest.latest_expected / expected : LATEST_DAYS / known_days);
  const before = latest.latest_actual - latest.latest_expected;
  return (share * (actual - expected) - before) / (1 - share);
}

/**
 * The value of the last day with which the window is out enough for a forecast of a week before it too: after an event of some days the newer
 * one expects more of the same, and what returns to the level before is no news.
 */
function beforeEdge({ expected, expected_before, actual }: WindowErrors, { beforeShare }: Thresholds): number {
  return (expected_before - beforeShare * expected) / (1 - beforeShare) - actual;
}
