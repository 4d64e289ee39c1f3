import { HORIZON_GROUPS } from '../horizon-groups.ts';

/** The errors of the members by horizon group, over the days that all members forecast. */
export interface MemberErrors {
  /** One list a group, one sum a member. */
  readonly sums: readonly (readonly number[])[];
  /** The number of days in the sums of each group. */
  readonly days: readonly number[];
}

const POWER = 4;
const EQUAL_SHARE = 0.1;
const DAYS_NEEDED = 14;
/** Weekly scores have one error at horizon 1: half of those of its week are added. */
const WEEK_FOR_TOMORROW = 0.5;

/**
 * The mean error of each member by horizon group, for the next day with half of its week's; null for a group in which fewer than 14 days
 * are known.
 */
export function meanErrors({ sums, days }: MemberErrors): (number[] | null)[] {
  return HORIZON_GROUPS.map((_, group) => {
    const week = group === 0 ? WEEK_FOR_TOMORROW : 0;
    const known = (days[group] ?? 0) + week * (days[1] ?? 0);
    if (known < DAYS_NEEDED) return null;
    const own = sums[group] ?? [];
    return own.map((sum, member) => (sum + week * (sums[1]?.[member] ?? 0)) / known);
  });
}

/**
 * The combination weights of each horizon group, from the mean errors of the members: equal where none are known, and those of the group
 * before for a group without errors of its own.
 *
 * @returns one list a group
 */
export function groupWeights(errors: readonly (readonly number[] | null)[], members: number): (readonly number[])[] {
  let weights: readonly number[] = Array.from({ length: members }, () => 1 / members);
  return errors.map((ofGroup) => (weights = ofGroup ? inverseErrorWeights(ofGroup) : weights));
}

/**
 * The weights of members by their errors on the same days, summing to 1; equal where one has no error. A member with an error larger by a
 * tenth has two thirds of the weight, and none is left out: which is best on the next days can't be known.
 *
 * @param errors sums or means, one a member
 * @source shrinkage towards equal weights: Diebold & Pauly (1990), The use of prior information in forecast combination
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
