import type { Dimension } from './leaves.ts';

/** All slices by the same dimensions. */
export interface Cuboid {
  /** Indices of its dimensions, ascending. */
  readonly dimensions: readonly number[];
  /** The slice of each leaf, numbered from 0. */
  readonly sliceOf: Int32Array;
  readonly slices: number;
}

/** A table for direct look-up may be so many times larger than the leaves. */
const LARGEST_TABLE = 8;

/** The cuboid of no dimension. */
export function whole(leaves: number): Cuboid {
  return { dimensions: [], sliceOf: new Int32Array(leaves), slices: 1 };
}

/**
 * The cuboids of up to `most` dimensions, those of fewer dimensions first. Each is made from the one without its last dimension.
 */
export function cuboidsOf(dimensions: readonly Dimension[], leaves: number, most: number): Cuboid[] {
  const found: Cuboid[] = [];
  let layer: Cuboid[] = [whole(leaves)];
  for (let size = 1; size <= Math.min(most, dimensions.length); size++) {
    layer = layer.flatMap((cuboid) => {
      const first = (cuboid.dimensions.at(-1) ?? -1) + 1;
      return dimensions.slice(first).map((dimension, offset) => finer(cuboid, dimension, first + offset));
    });
    found.push(...layer);
  }
  return found;
}

function finer(cuboid: Cuboid, { codes, values }: Dimension, index: number): Cuboid {
  const keys = cuboid.slices * values.length;
  const number = keys <= LARGEST_TABLE * codes.length ? tableNumbers(keys) : mapNumbers();
  const sliceOf = new Int32Array(codes.length);
  let slices = 0;
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const own = number((cuboid.sliceOf[leaf] ?? 0) * values.length + (codes[leaf] ?? 0), slices);
    if (own === slices) slices++;
    sliceOf[leaf] = own;
  }
  return { dimensions: [...cuboid.dimensions, index], sliceOf, slices };
}

/** Returns the number of a key, or `next` for one that is new. */
type Numbers = (key: number, next: number) => number;

function tableNumbers(keys: number): Numbers {
  const known = new Int32Array(keys);
  return (key, next) => {
    const before = known[key] ?? 0;
    if (before > 0) return before - 1;
    known[key] = next + 1;
    return next;
  };
}

function mapNumbers(): Numbers {
  const known = new Map<number, number>();
  return (key, next) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, next);
    return next;
  };
}
