import type { Dimension } from './leaves.ts';

/** All slices by the same dimensions. */
export interface Cuboid {
  /** Indices of its dimensions, ascending. */
  readonly dimensions: readonly number[];
  /** The slice of each leaf, numbered from 0; some numbers may have no leaf. */
  readonly sliceOf: Int32Array;
  readonly slices: number;
}

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
  const { sliceOf } = cuboid;
  const width = values.length;
  const dimensions = [...cuboid.dimensions, index];
  const slices = cuboid.slices * width;
  if (slices > codes.length) return { dimensions, ...numbered(sliceOf, codes, width) };
  const keys = new Int32Array(codes.length);
  for (let leaf = 0; leaf < codes.length; leaf++) keys[leaf] = (sliceOf[leaf] ?? 0) * width + (codes[leaf] ?? 0);
  return { dimensions, sliceOf: keys, slices };
}

/** Numbers the slices that have a leaf in the order in which they first appear. */
function numbered(sliceOf: Int32Array, codes: Int32Array, width: number): Pick<Cuboid, 'sliceOf' | 'slices'> {
  const known = new Map<number, number>();
  const numbers = new Int32Array(codes.length);
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const key = (sliceOf[leaf] ?? 0) * width + (codes[leaf] ?? 0);
    const before = known.get(key);
    const own = before ?? known.size;
    if (before === undefined) known.set(key, own);
    numbers[leaf] = own;
  }
  return { sliceOf: numbers, slices: known.size };
}

/** Returns the leaves of any slice of a cuboid, ascending. They are sorted once. */
export function leavesBySlice({ sliceOf, slices }: Cuboid): (number: number) => Int32Array {
  const ends = new Int32Array(slices + 1);
  for (let leaf = 0; leaf < sliceOf.length; leaf++) {
    const next = (sliceOf[leaf] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let number = 0; number < slices; number++) ends[number + 1] = (ends[number + 1] ?? 0) + (ends[number] ?? 0);
  const next = ends.slice();
  const sorted = new Int32Array(sliceOf.length);
  for (let leaf = 0; leaf < sliceOf.length; leaf++) {
    const number = sliceOf[leaf] ?? 0;
    const place = next[number] ?? 0;
    sorted[place] = leaf;
    next[number] = place + 1;
  }
  return (number) => sorted.subarray(ends[number] ?? 0, ends[number + 1] ?? 0);
}
