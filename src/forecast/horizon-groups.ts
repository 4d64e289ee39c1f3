/** Horizons in days, both inclusive, whose forecast errors are alike. */
export interface HorizonGroup {
  readonly from: number;
  readonly to: number;
}

/** The longest quarter: no forecast errors are known for longer horizons. */
export const LONGEST_HORIZON_DAYS = 92;

/** A day, a week, a month and a quarter ahead. Combination weights, intervals and scores are estimated for each group. */
export const HORIZON_GROUPS: readonly HorizonGroup[] = [
  { from: 1, to: 1 },
  { from: 2, to: 7 },
  { from: 8, to: 28 },
  { from: 29, to: LONGEST_HORIZON_DAYS },
];

const GROUP_OF = Array.from({ length: LONGEST_HORIZON_DAYS + 1 }, (_, days) =>
  HORIZON_GROUPS.findIndex(({ to }) => days <= to),
);

/**
 * The index of a horizon's group; longer horizons belong to the last one.
 * @example horizonGroup(1) // 0
 * @example horizonGroup(28) // 2
 */
export function horizonGroup(horizonDays: number): number {
  return GROUP_OF[horizonDays] ?? HORIZON_GROUPS.length - 1;
}
