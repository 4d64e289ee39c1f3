import type { Boundaries } from './boundaries.ts';
import { thresholds, type Rule } from './rule.ts';

/** The values that a day could plausibly have. */
export interface PlausibleRange {
  readonly low: number;
  readonly high: number;
}

/** How many times the smallest difference that matters is plausible at least. */
const MATTERING_DIFFERENCES = 2;

/**
 * The plausible values of a day by the days before: as far again beyond the lowest and the highest as these are apart. What was never
 * negative can't be, and a share that was never over 1 is none.
 *
 * @param matters the smallest difference from `yhat` that matters, in its unit
 * @param chance the largest difference that counting alone explains; 0 for what is not counted
 * @param factor how many times as far the day can be out as a usual one
 */
export function plausibleRange(
  past: readonly (number | null)[],
  yhat: number,
  matters: number,
  chance: number,
  rule: Pick<Rule, 'nonNegative' | 'unit'>,
  factor: number,
): PlausibleRange {
  let [lowest, highest] = [yhat, yhat];
  for (const value of past) {
    if (value === null) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const extent = factor * Math.max(highest - lowest, MATTERING_DIFFERENCES * matters, chance);
  return {
    low: isNeverNegative(past, rule) ? 0 : lowest - extent,
    high: rule.unit === 'share' && highest <= 1 ? Math.min(1, highest + extent) : highest + extent,
  };
}

/** Whether a series is never negative: by declaration, or by its days so far. */
export function isNeverNegative(past: readonly (number | null)[], { nonNegative }: Pick<Rule, 'nonNegative'>): boolean {
  return nonNegative || past.every((value) => value === null || value >= 0);
}

/** The boundaries without what no plausible day could cross: a Normal range is not wider than the plausible one. */
export function plausibleBoundaries(boundaries: Boundaries, { low, high }: PlausibleRange, rule: Rule): Boundaries {
  const { warning_lower, warning_upper, critical_lower, critical_upper } = boundaries;
  const upper = warning_upper === null ? null : Math.min(warning_upper, high);
  return {
    warning_lower: warning_lower === null ? null : Math.max(warning_lower, low),
    // A share of 1 is the most that there is.
    warning_upper: rule.unit === 'share' && upper === 1 ? null : upper,
    critical_lower: critical_lower !== null && critical_lower <= low ? null : critical_lower,
    critical_upper:
      critical_upper !== null && rule.unit === 'share' && critical_upper >= 1 && high <= 1 ? null : critical_upper,
  };
}

/**
 * The value from which on only an error makes one, such as an amount in cents instead of euros: so many times the expected one and the
 * highest so far. Null for shares, and while too little is known.
 *
 * @param evident a higher one cannot be chance
 */
export function implausibleAbove(
  past: readonly (number | null)[],
  yhat: number,
  { unit }: Pick<Rule, 'unit'>,
  evident: number,
): number | null {
  const known = past.filter((value) => value !== null);
  if (unit === 'share' || yhat <= 0 || known.length < thresholds.daysToBeCritical) return null;
  const highest = known.reduce((most, value) => Math.max(most, value), 0);
  return Math.max(thresholds.implausibleTimes * yhat, thresholds.implausibleTimesHighest * highest, evident);
}
