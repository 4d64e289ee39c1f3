/** Horizons in days whose misses are alike: tomorrow, this week, this month, this quarter. */
export const LAST_OF_GROUP = [1, 7, 28];
export const GROUPS = 4;

/** How far each member missed by horizon group: the sum of absolute errors, over the days that all members forecast. */
export interface MemberErrors {
  /** One list a group, one sum a member. */
  readonly sums: readonly (readonly number[])[];
  /** How many days are in the sums of each group. */
  readonly days: readonly number[];
}

const POWER = 8;
const EQUAL_SHARE = 0.05;
const DAYS_NEEDED = 14;
/** Tomorrow has few misses of its own in weekly scores; half of those of its week stand beside them. */
const WEEK_FOR_TOMORROW = 0.5;

/** The first of the days ahead that a group has. @example firstOfGroup(2) // 8 */
export function firstOfGroup(group: number): number {
  return (LAST_OF_GROUP[group - 1] ?? 0) + 1;
}

/**
 * The group of a horizon, 0 to 3.
 * @example horizonGroup(1) // 0
 * @example horizonGroup(28) // 2
 */
export function horizonGroup(horizonDays: number): number {
  const group = LAST_OF_GROUP.findIndex((last) => horizonDays <= last);
  return group === -1 ? GROUPS - 1 : group;
}

/** How the members were weighed at a horizon group, and by what. */
export interface GroupWeights {
  /** How much each member counts, summing to 1. */
  readonly weights: readonly number[];
  /** What each missed by on the mean; null where too little is known, and the weights are those of the horizons before, or equal. */
  readonly misses: readonly number[] | null;
}

/**
 * How much each member counts at each horizon group: one that misses a tenth more counts half as much, and none is left out, unless
 * nothing beats the naive one, which then is used alone. Equal shares where fewer than 14 days are known; a group without days of its own
 * takes the shares of the one before.
 *
 * @param naive which member is the one that all others have to beat; -1 for none
 * @returns one a group
 */
export function groupWeights({ sums, days }: MemberErrors, members: number, naive = -1): GroupWeights[] {
  const equal = Array.from({ length: members }, () => 1 / members);
  const weighings: GroupWeights[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const own = sums[group] ?? equal;
    const summed = group === 0 ? own.map((miss, member) => miss + WEEK_FOR_TOMORROW * (sums[1]?.[member] ?? 0)) : own;
    const known = (days[group] ?? 0) + (group === 0 ? WEEK_FOR_TOMORROW * (days[1] ?? 0) : 0);
    const isBeaten = summed.some((miss, member) => member !== naive && miss < (summed[naive] ?? Infinity));
    weighings.push(
      known < DAYS_NEEDED
        ? { weights: weighings[group - 1]?.weights ?? equal, misses: null }
        : {
            weights: isBeaten ? inverseErrorWeights(summed) : summed.map((_, member) => Number(member === naive)),
            misses: summed.map((miss) => miss / known),
          },
    );
  }
  return weighings;
}

/**
 * How much each member counts by how far it missed on the same days, summing to 1; equal shares where one never missed.
 *
 * @param misses sums or means of absolute errors, one a member
 * @example inverseErrorWeights([0, 5]) // [0.5, 0.5]
 */
export function inverseErrorWeights(misses: readonly number[]): number[] {
  const equal = 1 / misses.length;
  const least = Math.min(...misses);
  if (least <= 0) return misses.map(() => equal);
  const raw = misses.map((miss) => (least / miss) ** POWER);
  const total = raw.reduce((sum, share) => sum + share, 0);
  return raw.map((share) => EQUAL_SHARE * equal + ((1 - EQUAL_SHARE) * share) / total);
}

/**
 * The mean of the middle half of what the members say, by weight: a quarter of the weight is cut off at either end, so that one broken
 * member moves nothing. Members that say nothing leave their weight to the others, who count alike where they had none; null if none says
 * anything.
 *
 * @example trimmedMean([1, 2, 3, 1000], [0.25, 0.25, 0.25, 0.25]) // 2.5
 * @example trimmedMean([null, 10], [0.5, 0.5]) // 10
 */
export function trimmedMean(predictions: readonly (number | null)[], weights: readonly number[]): number | null {
  const ascending = membersByValue(predictions);
  if (ascending.length === 0) return null;
  let total = 0;
  for (const member of ascending) total += weights[member] ?? 0;
  // Of a holiday only a member may speak that counts for nothing on other days.
  if (total <= 0) return ascending.reduce((sum, member) => sum + (predictions[member] ?? 0), 0) / ascending.length;
  let below = 0;
  let sum = 0;
  for (const member of ascending) {
    const weight = weights[member] ?? 0;
    const share = Math.min(0.75, (below + weight) / total) - Math.max(0.25, below / total);
    if (share > 0) sum += share * (predictions[member] ?? 0);
    below += weight;
  }
  return 2 * sum;
}

/** The members that say something, by what they say: sorted by insertion, as they are few and asked often. */
function membersByValue(predictions: readonly (number | null)[]): number[] {
  const ascending: number[] = [];
  for (let member = 0; member < predictions.length; member++) {
    const value = predictions[member] ?? null;
    if (value === null) continue;
    let at = ascending.length;
    for (; at > 0 && (predictions[ascending[at - 1] ?? 0] ?? 0) > value; at--) ascending[at] = ascending[at - 1] ?? 0;
    ascending[at] = member;
  }
  return ascending;
}
