import type { Band } from '../forecast/intervals/band.ts';
import { isAtFloor, valueAt, type ResidualScale } from '../forecast/residual.ts';
import { thresholds, type Rule, type Thresholds } from './rule.ts';
import type { YearBefore } from './year-before.ts';

/** The values nearest to the forecast beyond which a day is Warning or Critical; null where no value would be. */
export interface Boundaries {
  readonly warning_lower: number | null;
  readonly warning_upper: number | null;
  readonly critical_lower: number | null;
  readonly critical_upper: number | null;
}

export const NO_BOUNDARIES: Boundaries = {
  warning_lower: null,
  warning_upper: null,
  critical_lower: null,
  critical_upper: null,
};

/** The forecast of a day and what is known before it. */
export interface BoundaryInput {
  readonly yhat: number;
  readonly band: Pick<Band, 'yhat_lower' | 'yhat_upper'> | null;
  readonly scale: ResidualScale;
  /** Robust standard deviation of past forecast errors on `scale`. */
  readonly spread: number;
  /** The smallest difference that matters, in the unit of `yhat`. */
  readonly floor: number;
  /** The number of events behind a share (1 for a count); null for what is not counted. */
  readonly volume: number | null;
  /** The expected number of orders behind a sum of money; left out where they are not counted. */
  readonly orders?: number | null;
  /** The money of one of them; left out where it is `yhat / orders`. */
  readonly moneyPerOrder?: number | null;
  /** The number of earlier days with a value. */
  readonly knownDays: number;
  /** Whether a value near zero would be rare. */
  readonly nearZeroIsRare: boolean;
  /** How far out the same days of the year before were; left out or null where they were ordinary. */
  readonly yearBefore?: YearBefore | null;
}

export type Side = 'below' | 'above';

/**
 * The boundaries of a day. A value beyond a boundary is outside the 95 % interval AND far out for the series' own noise AND differs from
 * the forecast by more than the tolerance AND by more than the smallest difference that matters: evidence and effect size.
 */
export function boundaries(input: BoundaryInput, rule: Rule, limits: Thresholds = thresholds): Boundaries {
  const below = sideBoundaries(input, rule, 'below', limits);
  const above = sideBoundaries(input, rule, 'above', limits);
  return {
    warning_lower: below.warning,
    warning_upper: above.warning,
    critical_lower: below.critical,
    critical_upper: above.critical,
  };
}

function sideBoundaries(
  input: BoundaryInput,
  rule: Rule,
  side: Side,
  limits: Thresholds,
): { warning: number | null; critical: number | null } {
  const harmful = isHarmful(side, rule);
  const critical = harmful ? criticalBoundary(input, rule, side, limits) : null;
  const judged = input.knownDays >= limits.daysToJudge;
  const warning = judged ? edge(input, side, limits.warningScore, rule.tolerance) : null;
  const nearZero = judged && harmful && side === 'below' ? nearZeroBoundary(input, limits.nearZeroWarningChance) : null;
  return {
    warning: nearest(side, nearest(side, possible(warning, side, rule), nearZero), critical),
    critical,
  };
}

function criticalBoundary(input: BoundaryInput, rule: Rule, side: Side, limits: Thresholds): number | null {
  const far =
    input.knownDays >= limits.daysToBeCritical
      ? edge(input, side, limits.criticalScore, Math.max(rule.tolerance, limits.criticalTolerance))
      : null;
  return nearest(
    side,
    possible(far, side, rule),
    side === 'below' ? nearZeroBoundary(input, limits.nearZeroChance) : null,
  );
}

/** The boundary below which a value is near zero, and so low that small counts have less than this chance of it. */
function nearZeroBoundary(
  { yhat, floor, volume, orders = null, nearZeroIsRare }: BoundaryInput,
  chance: number,
): number | null {
  if (yhat <= 0 || yhat < floor || !nearZeroIsRare) return null;
  const events = volume === null ? orders : yhat * volume;
  if (events === null) return thresholds.nearZero * yhat;
  const count = events > 0 ? nearlyNone(events, chance) : 0;
  return count > 0 ? (count / events) * yhat : null;
}

/**
 * The count below which a Poisson count with mean `expected` is near zero; 0 if even a count of 0 would be plausible.
 * @source Chernoff's bound: P(X <= x) <= exp(-(m - x + x·ln(x/m))) for x under the mean m (Mitzenmacher & Upfal, theorem 5.4)
 */
function nearlyNone(expected: number, chance: number): number {
  const improbable = -Math.log(chance);
  const few = thresholds.nearZero * expected;
  if (expected - few + few * Math.log(thresholds.nearZero) >= improbable) return few;
  return expected >= improbable ? 1 : 0;
}

/** Whether a surprise on this side of the forecast is bad for the business. */
export function isHarmful(side: Side, { direction }: Pick<Rule, 'direction'>): boolean {
  return direction === 'both' || (side === 'below' ? direction === 'down' : direction === 'up');
}

/** The value at which the last of all conditions is met; null without a band, or where no value could be far enough out. */
function edge(input: BoundaryInput, side: Side, score: number, tolerance: number): number | null {
  const { yhat, band, scale, spread, floor, volume, yearBefore = null } = input;
  if (band === null) return null;
  // A series that never varied, without a smallest difference that matters, has no boundary: any cent would cross it.
  if (volume === null && spread === 0 && floor === 0) return null;
  const sign = side === 'below' ? -1 : 1;
  const again = yearBefore?.[side] ?? 0;
  const evident = [
    side === 'below' ? band.yhat_lower : band.yhat_upper,
    valueAt(again + sign * score * spread, yhat, scale),
  ];
  if (evident.some((value) => isAtFloor(value, yhat, scale))) return null;
  const candidates = [...evident, yhat + sign * tolerance * Math.abs(yhat), yhat + sign * floor];
  if (volume !== null && volume > 0 && yhat >= 0) candidates.push(countAt(yhat * volume, sign * score) / volume);
  candidates.push(yhat + moneyOfFewOrders(input, sign * score));
  return side === 'below' ? Math.min(...candidates) : Math.max(...candidates);
}

/** From so many expected orders on, the spread of the money shows what chance does to their number. */
const FEW_ORDERS = { below: -Math.log(thresholds.nearZeroChance), above: 3 } as const;

/** The largest difference of money from `yhat` that the number of so few orders alone explains; 0 for more orders, or where they are not counted. */
function moneyOfFewOrders({ yhat, orders = null, moneyPerOrder = null }: BoundaryInput, score: number): number {
  const few = score < 0 ? FEW_ORDERS.below : FEW_ORDERS.above;
  if (orders === null || orders < 0 || orders >= few) return 0;
  const each = moneyPerOrder ?? (orders > 0 ? yhat / orders : 0);
  return each === 0 ? 0 : (countAt(orders, score) - orders) * each;
}

/** The largest rise over `yhat` that counting alone explains; 0 for what is not counted. */
export function countingNoise(yhat: number, volume: number | null): number {
  if (volume === null || volume <= 0 || yhat < 0) return 0;
  return countAt(yhat * volume, thresholds.warningScore) / volume - yhat;
}

/**
 * The count that is `score` standard deviations from an expected one.
 * @source Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data: 2·sqrt(x + 3/8) has variance 1
 */
export function countAt(expected: number, score: number): number {
  const root = Math.sqrt(expected + 3 / 8) + score / 2;
  return root <= 0 ? Number.NEGATIVE_INFINITY : root ** 2 - 3 / 8;
}

/** A boundary that no value could cross is null. */
function possible(boundary: number | null, side: Side, { nonNegative }: Rule): number | null {
  if (boundary === null || !Number.isFinite(boundary)) return null;
  return side === 'below' && nonNegative && boundary <= 0 ? null : boundary;
}

export function nearest(side: Side, a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return side === 'below' ? Math.max(a, b) : Math.min(a, b);
}
