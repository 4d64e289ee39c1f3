import { LONGEST_HORIZON_DAYS } from '../horizon-groups.ts';
import { GROUPS, groupWeights, LAST_OF_GROUP, type GroupWeights } from './combination-weights.ts';

/** How members were weighed at a horizon group. */
export interface ScoredWeights extends GroupWeights {
  /** Of how many Mondays the forecasts of these days were compared with what came. */
  readonly mondays: number;
}

/** What members missed on the days after a Monday. Element `i` of each list is the sum over the first `i` days. */
export interface RunningErrors {
  /** Absolute misses, one list a member. */
  readonly sums: readonly Float64Array[];
  /** How many days could be compared. */
  readonly days: Float64Array;
}

/** A Monday in the past, with how many of the days after it are over. */
interface PastMonday {
  readonly misses: RunningErrors;
  readonly daysSeen: number;
}

/**
 * Running sums over the days that a Monday looks at, of which all members said something and that can be compared.
 *
 * @param predictions what each member said of them, one list a member
 * @param actual what a day brought, the first at 0; null where it can't be compared
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
  const miss = (member: readonly (number | null)[]) => (value: number, ahead: number) =>
    Math.abs((member[ahead] ?? 0) - value);
  return { sums: predictions.map((member) => running(miss(member))), days: running(() => 1) };
}

/**
 * What the misses of past Mondays say of the members, by horizon group.
 *
 * @param naive which member is the one that all others have to beat; -1 for none
 */
export function scoredWeights(past: readonly PastMonday[], members: number, naive: number): ScoredWeights[] {
  const sums = Array.from({ length: GROUPS }, () => Array.from({ length: members }, () => 0));
  const days = sums.map(() => 0);
  const mondays = sums.map(() => 0);
  for (const { misses, daysSeen } of past) {
    const seen = Math.min(LONGEST_HORIZON_DAYS, daysSeen);
    for (let group = 0; group < GROUPS; group++) {
      const first = Math.min(seen, LAST_OF_GROUP[group - 1] ?? 0);
      const last = Math.min(seen, LAST_OF_GROUP[group] ?? LONGEST_HORIZON_DAYS);
      const sum = sums[group] ?? [];
      for (let member = 0; member < members; member++)
        sum[member] = (sum[member] ?? 0) + between(misses.sums[member] ?? misses.days, first, last);
      const compared = between(misses.days, first, last);
      days[group] = (days[group] ?? 0) + compared;
      mondays[group] = (mondays[group] ?? 0) + Number(compared > 0);
    }
  }
  return groupWeights({ sums, days }, members, naive).map((weighing, group) => ({
    ...weighing,
    mondays: mondays[group] ?? 0,
  }));
}

function between(running: Float64Array, first: number, last: number): number {
  return (running[last] ?? 0) - (running[first] ?? 0);
}
