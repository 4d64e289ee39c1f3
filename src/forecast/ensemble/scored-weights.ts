import { HORIZON_GROUPS, LONGEST_HORIZON_DAYS } from '../horizon-groups.ts';
import { groupWeights, type GroupWeights } from './combination-weights.ts';

/** The combination weights of a horizon group with the number of forecasts behind them. */
export interface ScoredWeights extends GroupWeights {
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
  const values = Array.from({ length: LONGEST_HORIZON_DAYS }, (_, ahead) => {
    return predictions.every((member) => (member[ahead] ?? null) !== null) ? actual(ahead) : null;
  });
  const running = (of: (value: number, ahead: number) => number): Float64Array => {
    const sums = new Float64Array(LONGEST_HORIZON_DAYS + 1);
    values.forEach((value, ahead) => (sums[ahead + 1] = (sums[ahead] ?? 0) + (value === null ? 0 : of(value, ahead))));
    return sums;
  };
  const error = (member: readonly (number | null)[]) => (value: number, ahead: number) =>
    Math.abs((member[ahead] ?? 0) - value);
  return { sums: predictions.map((member) => running(error(member))), days: running(() => 1) };
}

/**
 * The combination weights by horizon group from the forecast errors of past origins.
 *
 * @param naive index of the member that all others have to beat; -1 for none
 */
export function scoredWeights(past: readonly ScoredOrigin[], members: number, naive: number): ScoredWeights[] {
  const sums = HORIZON_GROUPS.map(() => Array.from({ length: members }, () => 0));
  const days = sums.map(() => 0);
  const origins = sums.map(() => 0);
  for (const { errors, daysSince } of past) {
    for (const [group, { from, to }] of HORIZON_GROUPS.entries()) {
      const first = Math.min(daysSince, from - 1);
      const last = Math.min(daysSince, to);
      const sum = sums[group] ?? [];
      for (let member = 0; member < members; member++)
        sum[member] = (sum[member] ?? 0) + between(errors.sums[member] ?? errors.days, first, last);
      const compared = between(errors.days, first, last);
      days[group] = (days[group] ?? 0) + compared;
      origins[group] = (origins[group] ?? 0) + Number(compared > 0);
    }
  }
  return groupWeights({ sums, days }, members, naive).map((weights, group) => ({
    ...weights,
    origins: origins[group] ?? 0,
  }));
}

function between(running: Float64Array, first: number, last: number): number {
  return (running[last] ?? 0) - (running[first] ?? 0);
}
