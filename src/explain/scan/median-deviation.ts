import type { Columns } from './leaf-sums.ts';

/** Groups of leaves have at least this share of the weight of their slice, so that single sales, most of which are 0, don't decide what is usual. */
const SMALLEST_GROUP = 1 / 40;

/** The weighted median of the relative deviations within a slice: neighbouring leaves are taken together until their weight is enough. */
export function medianDeviation(leaves: Int32Array, { weight, error }: Columns): number {
  let all = 0;
  for (const leaf of leaves) all += weight[leaf] ?? 0;
  const groups: { deviation: number; weight: number }[] = [];
  let own = 0;
  let errors = 0;
  for (const leaf of leaves) {
    own += weight[leaf] ?? 0;
    errors += error[leaf] ?? 0;
    if (own < all * SMALLEST_GROUP || own === 0) continue;
    groups.push({ deviation: errors / own, weight: own });
    own = 0;
    errors = 0;
  }
  groups.sort((a, b) => a.deviation - b.deviation);
  const half = groups.reduce((sum, group) => sum + group.weight, 0) / 2;
  let below = 0;
  for (const group of groups) {
    below += group.weight;
    if (below >= half) return group.deviation;
  }
  return 0;
}
