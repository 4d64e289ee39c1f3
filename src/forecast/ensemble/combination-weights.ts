import { HORIZON_GROUPS } from '../horizon-groups.ts';

/** The absolute errors of the members by horizon group, over the days that all members forecast. */
export interface MemberErrors {
  /** One list a group, one sum a member. */
  readonly sums: readonly (readonly number[])[];
  /** The number of days in the sums of each group. */
  readonly days: readonly number[];
}

/** The combination weights of a horizon group. */
export interface GroupWeights {
  /** The weight of each member, summing to 1. */
  readonly weights: readonly number[];
  /** The mean absolute error of each; null where too few are known, and the weights are those of the group before, or equal. */
  readonly errors: readonly number[] | null;
}

const POWER = 8;
const EQUAL_SHARE = 0.05;
const DAYS_NEEDED = 14;
/** Weekly scores have one error at horizon 1: half of those of its week are added. */
const WEEK_FOR_TOMORROW = 0.5;

/**
 * The combination weights of each horizon group. A member with an error larger by a tenth has half the weight, and none is left out,
 * unless none is better than the naive one, which then has all the weight. Weights are equal where fewer than 14 days are known; a group
 * without days of its own has the weights of the group before.
 *
 * @param naive index of the member that all others have to beat; -1 for none
 * @returns one a group
 */
export function groupWeights({ sums, days }: MemberErrors, members: number, naive = -1): GroupWeights[] {
  const equal = Array.from({ length: members }, () => 1 / members);
  const groups: GroupWeights[] = [];
  for (let group = 0; group < HORIZON_GROUPS.length; group++) {
    const own = sums[group] ?? equal;
    const summed = group === 0 ? own.map((sum, member) => sum + WEEK_FOR_TOMORROW * (sums[1]?.[member] ?? 0)) : own;
    const known = (days[group] ?? 0) + (group === 0 ? WEEK_FOR_TOMORROW * (days[1] ?? 0) : 0);
    const isBeaten = summed.some((sum, member) => member !== naive && sum < (summed[naive] ?? Infinity));
    groups.push(
      known < DAYS_NEEDED
        ? { weights: groups[group - 1]?.weights ?? equal, errors: null }
        : {
            weights: isBeaten ? inverseErrorWeights(summed) : summed.map((_, member) => Number(member === naive)),
            errors: summed.map((sum) => sum / known),
          },
    );
  }
  return groups;
}

/**
 * The weights of members by their errors on the same days, summing to 1; equal where one has no error.
 *
 * @param errors sums or means of absolute errors, one a member
 * @example inverseErrorWeights([0, 5]) // [0.5, 0.5]
 */
export function inverseErrorWeights(errors: readonly number[]): number[] {
  const equal = 1 / errors.length;
  const least = Math.min(...errors);
  if (least <= 0) return errors.map(() => equal);
  const raw = errors.map((error) => (least / error) ** POWER);
  const total = raw.reduce((sum, share) => sum + share, 0);
  return raw.map((share) => EQUAL_SHARE * equal + ((1 - EQUAL_SHARE) * share) / total);
}
