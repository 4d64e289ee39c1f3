import type { ChangedSlice } from './scan/scan.ts';

/** A slice with those of its leaves that count as its. */
export interface OwnedSlice {
  readonly changed: ChangedSlice;
  readonly leaves: readonly number[];
}

/**
 * Gives each leaf to one of the slices that have it, so that the parts of a gap don't overlap: to the one with the largest gain, as no change
 * is the same everywhere within its slice; but to one that went the other way, whose amount would offset that of the rest. Slices without a
 * leaf are left out.
 */
export function ownedLeaves(slices: readonly ChangedSlice[]): OwnedSlice[] {
  const ranked = [...slices].sort((a, b) => b.gain - a.gain);
  const owners = new Map<number, ChangedSlice>();
  for (const one of ranked) {
    for (const leaf of one.leaves) {
      const before = owners.get(leaf);
      if (before === undefined || isOpposite(one, before)) owners.set(leaf, one);
    }
  }
  return ranked
    .map((changed) => ({ changed, leaves: Array.from(changed.leaves).filter((leaf) => owners.get(leaf) === changed) }))
    .filter(({ leaves }) => leaves.length > 0);
}

/** Whether leaves with both factors went the other way than the factor of the other slice alone says. */
function isOpposite({ factor }: ChangedSlice, other: ChangedSlice): boolean {
  return (factor * other.factor - 1) * (other.factor - 1) < 0;
}
