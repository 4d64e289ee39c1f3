import type { ChangedSlice } from './scan/scan.ts';

/** A slice with those of its leaves that are in no smaller one. */
export interface OwnedSlice {
  readonly changed: ChangedSlice;
  readonly leaves: readonly number[];
}

/** Gives each leaf to one of the slices that have it, the smallest, so that the parts of a gap don't overlap. */
export function ownedLeaves(slices: readonly ChangedSlice[]): OwnedSlice[] {
  const taken = new Set<number>();
  return [...slices]
    .sort((a, b) => a.leaves.length - b.leaves.length)
    .map((changed) => {
      const leaves = Array.from(changed.leaves).filter((leaf) => !taken.has(leaf));
      for (const leaf of leaves) taken.add(leaf);
      return { changed, leaves };
    });
}
