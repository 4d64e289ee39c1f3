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
  const keys = new Float64Array(codes.length);
  for (let leaf = 0; leaf < codes.length; leaf++) keys[leaf] = (sliceOf[leaf] ?? 0) * width + (codes[leaf] ?? 0);
  const dimensions = [...cuboid.dimensions, index];
  if (cuboid.slices * width <= codes.length)
    return { dimensions, sliceOf: Int32Array.from(keys), slices: cuboid.slices * width };
  return { dimensions, ...numbered(keys) };
}

/** Numbers keys in the order in which they first appear. */
function numbered(keys: Float64Array): Pick<Cuboid, 'sliceOf' | 'slices'> {
  const known = new Map<number, number>();
  const sliceOf = new Int32Array(keys.length);
  for (const [leaf, key] of keys.entries()) {
    const before = known.get(key);
    const own = before ?? known.size;
    if (before === undefined) known.set(key, own);
    sliceOf[leaf] = own;
  }
  return { sliceOf, slices: known.size };
}

/** Returns the leaves of any slice of a cuboid, ascending. They are sorted once. */
export function leavesBySlice({ sliceOf, slices }: Cuboid): (number: number) => Int32Array {
  const ends = new Int32Array(slices + 1);
  for (const number of sliceOf) ends[number + 1] = (ends[number + 1] ?? 0) + 1;
  for (let number = 0; number < slices; number++) ends[number + 1] = (ends[number + 1] ?? 0) + (ends[number] ?? 0);
  const next = ends.slice();
  const sorted = new Int32Array(sliceOf.length);
  for (const [leaf, number] of sliceOf.entries()) {
    const place = next[number] ?? 0;
    sorted[place] = leaf;
    next[number] = place + 1;
  }
  return (number) => sorted.subarray(ends[number] ?? 0, ends[number + 1] ?? 0);
}
