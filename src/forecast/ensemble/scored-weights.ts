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

/** The errors of the members' forecasts from one origin. Element `i` of each list is the sum over the first `i` days. */
export interface RunningErrors {
  /** Absolute errors, one list a member. */
  readonly sums: readonly Float64Array[];
  /** The number of days that could be compared. */
  readonly days: Float64Array;
}

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
  const sums = predictions.map(() => new Float64Array(LONGEST_HORIZON_DAYS + 1));
  const days = new Float64Array(LONGEST_HORIZON_DAYS + 1);
  for (let ahead = 0; ahead < LONGEST_HORIZON_DAYS; ahead++) {
    const isComplete = predictions.every((member) => (member[ahead] ?? null) !== null);
    const value = isComplete ? actual(ahead) : null;
    days[ahead + 1] = (days[ahead] ?? 0) + Number(value !== null);
    for (let member = 0; member < sums.length; member++) {
      const sum = sums[member];
      const error = value === null ? 0 : Math.abs((predictions[member]?.[ahead] ?? 0) - value);
      if (sum) sum[ahead + 1] = (sum[ahead] ?? 0) + error;
    }
  }
  return { sums, days };
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
    const first = Math.min(daysSince, from - 1);
    const last = Math.min(daysSince, to);
    const days = between(errors.days, first, last);
    if (days === 0) continue;
    origins++;
    for (let member = 0; member < members; member++)
      own[member] = between(errors.sums[member] ?? errors.days, first, last);
    add(absolute, own, 1, days);
    const mean = own.reduce((sum, error) => sum + error, 0) / members;
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

function between(running: Float64Array, first: number, last: number): number {
  return (running[last] ?? 0) - (running[first] ?? 0);
}
