import type { Cuboid } from './cuboids.ts';

/** How far leaves scatter around what is expected of them. */
export interface Noise {
  /** Of a count 1; of money the variance of its items over their mean, in the unit of money. */
  readonly dispersion: number;
  /** Relative; over 0. */
  readonly spread: number;
  /** The dispersion of each leaf, where they differ, as the prices of products do. */
  readonly dispersions?: Float64Array;
}

/** What leaves were, and what was expected of them at first. */
export interface Observed {
  readonly actual: Float64Array;
  /** Over 0. */
  readonly first: Float64Array;
  readonly noise: Noise;
}

/** The dispersion of one leaf. */
export function dispersionOf({ dispersion, dispersions }: Noise, leaf: number): number {
  return dispersions?.[leaf] ?? dispersion;
}

/** What a leaf, or a slice, tells about a change of its expected values by one common factor. */
export interface Information {
  /** The sum of expected·(actual − expected) / variance. */
  readonly error: number;
  /** The sum of expected² / variance. */
  readonly weight: number;
  /** The part of the weight that is due to variance by chance, as of counts. */
  readonly chance: number;
}

/** Relative errors are those of a level of so many items at least. */
const FEW_ITEMS = 4;

/**
 * The variance of a leaf is byChance + relativeError². Chance depends on the expected level only: the many small leaves without a sale must
 * not outweigh the few with one. Relative errors go with the middle of actual and expected value where that is larger, so that one leaf out of
 * many does not decide.
 *
 * @param first what was expected at first; `expected` is that times the factors found so far
 */
export function varianceByChance(first: number, expected: number, dispersion: number): number {
  return dispersion * Math.max(expected, first);
}

/** The standard deviation of the relative errors of a leaf, in its unit. */
export function relativeError(
  actual: number,
  first: number,
  expected: number,
  dispersion: number,
  spread: number,
): number {
  return spread * Math.max(expected, first, (actual + first) / 2 - FEW_ITEMS * dispersion);
}

/** The factor that fits best. */
export function factorOf({ error, weight }: Information): number {
  return weight > 0 ? Math.max(0, 1 + error / weight) : 1;
}

/**
 * The gain in log-likelihood by that factor q: q·ln q − q + 1 per weight where chance makes the variance, as of a Poisson count, and
 * (q − 1)²/2 where relative errors do.
 */
export function gainOf(sums: Information): number {
  const { error, weight, chance } = sums;
  if (weight <= 0) return 0;
  const factor = factorOf(sums);
  const change = error / weight;
  const poisson = factor > 0 ? factor * Math.log(factor) - factor + 1 : 1;
  return chance * poisson + ((weight - chance) * change * change) / 2;
}

/** The information of each leaf and of the slices of each cuboid, kept up to date while expected values change. */
export interface LeafSums {
  /** The expected values as multiplied so far. */
  readonly expected: Float64Array;
  /** Of each leaf. */
  readonly own: Columns;
  /** Of the slices of each cuboid. */
  readonly sums: readonly SliceSums[];
  /** Multiplies the expected values of some leaves. */
  multiply(leaves: Int32Array, factor: number): void;
}

/** Information by leaf or by slice. */
export interface Columns {
  readonly error: Float64Array;
  readonly weight: Float64Array;
  readonly chance: Float64Array;
}

export interface SliceSums extends Columns {
  /** How often leaves of the slice were multiplied. */
  readonly changes: Int32Array;
}

export function leafSums(observed: Observed, cuboids: readonly Cuboid[]): LeafSums {
  const leaves = observed.actual.length;
  const expected = observed.first.slice();
  const own = columns(leaves);
  for (let leaf = 0; leaf < leaves; leaf++) addInformation(own, leaf, observed, expected, leaf);
  const sums = cuboids.map((cuboid) => sumsOf(cuboid, own));
  const multiply = (changed: Int32Array, factor: number): void => {
    const before = columnsAt(own, changed);
    for (const leaf of changed) {
      expected[leaf] = (expected[leaf] ?? 0) * factor;
      clear(own, leaf);
      addInformation(own, leaf, observed, expected, leaf);
    }
    const after = columnsAt(own, changed);
    for (const [index, { sliceOf }] of cuboids.entries()) {
      const sum = sums[index];
      if (sum) addChange(sum, sliceOf, changed, before, after);
    }
  };
  return { expected, own, sums, multiply };
}

/** What some leaves tell about a change of their expected values by one common factor. */
export function informationOver(leaves: Int32Array, observed: Observed, expected: Float64Array): Information {
  const sum = columns(1);
  for (const leaf of leaves) addInformation(sum, 0, observed, expected, leaf);
  return { error: sum.error[0] ?? 0, weight: sum.weight[0] ?? 0, chance: sum.chance[0] ?? 0 };
}

/** Adds the information of a leaf at a place of columns. */
function addInformation(
  { error, weight, chance }: Columns,
  place: number,
  { actual, first, noise }: Observed,
  expected: Float64Array,
  leaf: number,
): void {
  const dispersion = dispersionOf(noise, leaf);
  const [y, f, e] = [actual[leaf] ?? 0, first[leaf] ?? 0, expected[leaf] ?? 0];
  const byChance = varianceByChance(f, e, dispersion);
  const variance = byChance + relativeError(y, f, e, dispersion, noise.spread) ** 2;
  if (variance <= 0) return;
  const own = (e * e) / variance;
  error[place] = (error[place] ?? 0) + (e * (y - e)) / variance;
  weight[place] = (weight[place] ?? 0) + own;
  chance[place] = (chance[place] ?? 0) + (own * byChance) / variance;
}

function columns(length: number): Columns {
  return { error: new Float64Array(length), weight: new Float64Array(length), chance: new Float64Array(length) };
}

function clear({ error, weight, chance }: Columns, leaf: number): void {
  error[leaf] = 0;
  weight[leaf] = 0;
  chance[leaf] = 0;
}

function columnsAt(own: Columns, leaves: Int32Array): Columns {
  const found = columns(leaves.length);
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at] ?? 0;
    found.error[at] = own.error[leaf] ?? 0;
    found.weight[at] = own.weight[leaf] ?? 0;
    found.chance[at] = own.chance[leaf] ?? 0;
  }
  return found;
}

function sumsOf({ sliceOf, slices }: Cuboid, own: Columns): SliceSums {
  const { error, weight, chance } = columns(slices);
  for (let leaf = 0; leaf < sliceOf.length; leaf++) {
    const slice = sliceOf[leaf] ?? 0;
    error[slice] = (error[slice] ?? 0) + (own.error[leaf] ?? 0);
    weight[slice] = (weight[slice] ?? 0) + (own.weight[leaf] ?? 0);
    chance[slice] = (chance[slice] ?? 0) + (own.chance[leaf] ?? 0);
  }
  return { error, weight, chance, changes: new Int32Array(slices) };
}

function addChange(sums: SliceSums, sliceOf: Int32Array, leaves: Int32Array, before: Columns, after: Columns): void {
  const { error, weight, chance, changes } = sums;
  for (let at = 0; at < leaves.length; at++) {
    const slice = sliceOf[leaves[at] ?? 0] ?? 0;
    error[slice] = (error[slice] ?? 0) + ((after.error[at] ?? 0) - (before.error[at] ?? 0));
    weight[slice] = (weight[slice] ?? 0) + ((after.weight[at] ?? 0) - (before.weight[at] ?? 0));
    chance[slice] = (chance[slice] ?? 0) + ((after.chance[at] ?? 0) - (before.chance[at] ?? 0));
    changes[slice] = (changes[slice] ?? 0) + 1;
  }
}
