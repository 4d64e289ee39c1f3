import { HORIZON_GROUPS, LONGEST_HORIZON_DAYS, type HorizonGroup } from '../horizon-groups.ts';
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

/**
 * The combination weights by horizon group from the forecast errors of past origins.
 *
 * @param naive index of the member that all others have to beat; -1 for none
 */
export function scoredWeights(past: readonly ScoredOrigin[], members: number, naive: number): ScoredWeights[] {
  const scored = HORIZON_GROUPS.map((horizons) => groupErrors(past, members, horizons));
  const weights = groupWeights(
    { sums: scored.map(({ sums }) => Array.from(sums)), days: scored.map(({ days }) => days) },
    members,
    naive,
  );
  return weights.map((ofGroup, group) => ({ ...ofGroup, origins: scored[group]?.origins ?? 0 }));
}

interface GroupErrors {
  /** Of absolute errors, one a member. */
  readonly sums: Float64Array;
  readonly days: number;
  readonly origins: number;
}

function groupErrors(past: readonly ScoredOrigin[], members: number, { from, to }: HorizonGroup): GroupErrors {
  const sums = new Float64Array(members);
  let days = 0;
  let origins = 0;
  for (let at = 0; at < past.length; at++) {
    const origin = past[at];
    if (!origin) continue;
    const { errors, daysSince } = origin;
    const first = Math.min(daysSince, from - 1);
    const last = Math.min(daysSince, to);
    for (let member = 0; member < members; member++)
      sums[member] = (sums[member] ?? 0) + between(errors.sums[member] ?? errors.days, first, last);
    const compared = between(errors.days, first, last);
    days += compared;
    if (compared > 0) origins++;
  }
  return { sums, days, origins };
}

function between(running: Float64Array, first: number, last: number): number {
  return (running[last] ?? 0) - (running[first] ?? 0);
}
