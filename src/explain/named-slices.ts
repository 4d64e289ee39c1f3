import { ownedLeaves } from './owned-leaves.ts';
import type { Dimension, Slice } from './scan/leaves.ts';
import type { ChangedSlice } from './scan/scan.ts';

/** A slice, and the leaves that are counted as its. */
export interface NamedSlice {
  readonly slice: Slice;
  /** Whether other slices have some of its leaves. */
  readonly isRest: boolean;
  readonly leaves: readonly number[];
}

/** What changed, as slices that don't overlap. */
export interface NamedSlices {
  readonly slices: readonly NamedSlice[];
  /** Whether everything changed, and the slices changed otherwise. */
  readonly isBroad: boolean;
}

/** So many values of a dimension are named rather than the one that they leave out. */
const MOST_NAMED = 3;

/**
 * Names the slices that changed. Where everything changed but one value of a dimension with few values, the others are named.
 */
export function namedSlices(changed: readonly ChangedSlice[], dimensions: readonly Dimension[]): NamedSlices {
  const slices = changed.filter(({ slice }) => slice.length > 0);
  const isBroad = slices.length < changed.length;
  const others = isBroad ? otherValues(slices, dimensions) : null;
  if (others) return { slices: others, isBroad: false };
  return {
    slices: ownedLeaves(slices).map(({ changed: { slice, leaves }, leaves: own }) => ({
      slice,
      isRest: own.length < leaves.length,
      leaves: own,
    })),
    isBroad,
  };
}

/** The other values of the dimension of a single exception; null where there are several exceptions or many values. */
function otherValues(exceptions: readonly ChangedSlice[], dimensions: readonly Dimension[]): NamedSlice[] | null {
  const [exception, second] = exceptions;
  const [only, more] = exception?.slice ?? [];
  const dimension = dimensions.find(({ name }) => name === only?.dimension);
  if (second || more || !only || !dimension || dimension.values.length > MOST_NAMED + 1) return null;
  return slicesOf(dimension).filter(({ slice }) => slice[0]?.value !== only.value);
}

/** All slices of a dimension. */
export function slicesOf({ name, values, codes }: Dimension): NamedSlice[] {
  const leaves: number[][] = values.map(() => []);
  for (const [leaf, code] of codes.entries()) leaves[code]?.push(leaf);
  return values.map((value, index) => ({
    slice: [{ dimension: name, value }],
    isRest: false,
    leaves: leaves[index] ?? [],
  }));
}
