/** Horizons in days whose misses are alike, each group up to its longest: this week, this month, this quarter. */
export const HORIZON_GROUPS = [7, 28, 92];

/** The longest quarter. */
export const LONGEST_HORIZON_DAYS = 92;

/**
 * The group of a horizon; the longest takes what lies beyond it.
 * @example horizonGroup(7) // 0
 * @example horizonGroup(8) // 1
 * @example horizonGroup(365) // 2
 */
export function horizonGroup(horizonDays: number): number {
  const group = HORIZON_GROUPS.findIndex((longest) => horizonDays <= longest);
  return group === -1 ? HORIZON_GROUPS.length - 1 : group;
}
