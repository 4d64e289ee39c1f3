import { HORIZON_GROUPS, LONGEST_HORIZON_DAYS, type HorizonGroup } from '../horizon-groups.ts';
import { groupWeights, meanErrors, type MemberErrors } from './combination-weights.ts';

/** The combination weights of a horizon group with the errors behind them. */
export interface ScoredWeights {
  /** The weight of each member, summing to 1. */
  readonly weights: readonly number[];
  /** The mean absolute error of each; null where too few are known, and the weights are those of the group before, or equal. */
  readonly errors: readonly number[] | null;
  /** The number of past origins whose forecasts at these horizons were compared with actual values. */
  readonly origins: number;
}

/**
 * The errors of the members' forecasts from one origin, as one row for each number of days from 0 on: the sum of each member's absolute
 * errors over so many days, then how many of these could be compared.
 */
export type RunningErrors = Float64Array;

/** A past origin with the number of days since. */
interface ScoredOrigin {
  readonly errors: RunningErrors;
  readonly daysSince: number;
}

/**
 * Running sums over the days after an origin that all members forecast and that can be compared.
 *
 * @param predictions one list a member
 * @param actual the value of a day, the first at 0; null where it can't be compared
 */
export function runningErrors(
  predictions: readonly (readonly (number | null)[])[],
  actual: (ahead: number) => number | null,
): RunningErrors {
  const members = predictions.length;
  const row = members + 1;
  const sums = new Float64Array(row * (LONGEST_HORIZON_DAYS + 1));
  for (let ahead = 0, at = row; ahead < LONGEST_HORIZON_DAYS; ahead++, at += row) {
    const value = isComplete(predictions, ahead) ? actual(ahead) : null;
    sums[at + members] = (sums[at - 1] ?? 0) + Number(value !== null);
    for (let member = 0; member < members; member++) {
      const error = value === null ? 0 : Math.abs((predictions[member]?.[ahead] ?? 0) - value);
      sums[at + member] = (sums[at + member - row] ?? 0) + error;
    }
  }
  return sums;
}

function isComplete(predictions: readonly (readonly (number | null)[])[], ahead: number): boolean {
  for (let member = 0; member < predictions.length; member++)
    if ((predictions[member]?.[ahead] ?? null) === null) return false;
  return true;
}

/** Half a year later, the errors from an origin count half. */
const HALF_LIFE_DAYS = 182;

/**
 * The combination weights by horizon group from the forecast errors of past origins. The errors from each origin are divided by the mean
 * over members, so that a few weeks of large values, or those before or after a jump, do not decide alone; later origins count more.
 */
export function scoredWeights(past: readonly ScoredOrigin[], members: number): ScoredWeights[] {
  const scored = HORIZON_GROUPS.map((horizons) => groupErrors(past, members, horizons));
  const relative = meanErrors(memberErrors(scored, 'relative'));
  const weights = groupWeights(relative, members);
  const errors = meanErrors(memberErrors(scored, 'absolute'));
  return scored.map(({ origins }, group) => ({
    weights: weights[group] ?? [],
    origins,
    errors: relative[group] ? (errors[group] ?? null) : null,
  }));
}

/** Sums of errors, one a member, and the number of days in them. */
interface ErrorSums {
  readonly sums: Float64Array;
  days: number;
}

interface GroupErrors {
  readonly absolute: ErrorSums;
  readonly relative: ErrorSums;
  readonly origins: number;
}

function memberErrors(groups: readonly GroupErrors[], kind: 'absolute' | 'relative'): MemberErrors {
  return {
    sums: groups.map((group) => Array.from(group[kind].sums)),
    days: groups.map((group) => group[kind].days),
  };
}

function groupErrors(past: readonly ScoredOrigin[], members: number, { from, to }: HorizonGroup): GroupErrors {
  const absolute: ErrorSums = { sums: new Float64Array(members), days: 0 };
  const relative: ErrorSums = { sums: new Float64Array(members), days: 0 };
  const own = new Float64Array(members);
  let origins = 0;
  for (const { errors, daysSince } of past) {
    const first = (members + 1) * Math.min(daysSince, from - 1);
    const last = (members + 1) * Math.min(daysSince, to);
    const between = (column: number): number => (errors[last + column] ?? 0) - (errors[first + column] ?? 0);
    const days = between(members);
    if (days === 0) continue;
    origins++;
    for (let member = 0; member < members; member++) own[member] = between(member);
    add(absolute, own, 1, days);
    let sum = 0;
    for (let member = 0; member < members; member++) sum += own[member] ?? 0;
    const mean = sum / members;
    const weight = days * 0.5 ** (daysSince / HALF_LIFE_DAYS);
    add(relative, mean > 0 ? own : own.fill(1), weight / (mean || 1), weight);
  }
  return { absolute, relative, origins };
}

function add(to: ErrorSums, errors: Float64Array, times: number, days: number): void {
  for (let member = 0; member < errors.length; member++)
    to.sums[member] = (to.sums[member] ?? 0) + times * (errors[member] ?? 0);
  to.days += days;
}
