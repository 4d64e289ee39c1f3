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

/** The noise of one leaf. */
export type LeafNoise = Pick<Noise, 'dispersion' | 'spread'>;

export function noiseOn({ dispersion, spread, dispersions }: Noise, leaf: number): LeafNoise {
  return { dispersion: dispersions?.[leaf] ?? dispersion, spread };
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
 * The information of a leaf. Its variance is dispersion·e + (spread·v)². Chance depends on the expected level e only: the many small leaves
 * without a sale must not outweigh the few with one. Relative errors go with the middle v of actual and expected value where that is larger,
 * so that one leaf out of many does not decide.
 *
 * @param first what was expected at first; `expected` is that times the factors found so far
 */
export function information(actual: number, first: number, expected: number, noise: LeafNoise): Information {
  const { byChance, relative } = levelsOf(actual, first, expected, noise);
  const variance = byChance + relative * relative;
  if (variance <= 0) return NONE;
  const weight = (expected * expected) / variance;
  return { error: (expected * (actual - expected)) / variance, weight, chance: (weight * byChance) / variance };
}

/** The variance by chance, and the standard deviation of relative errors. */
export function levelsOf(
  actual: number,
  first: number,
  expected: number,
  { dispersion, spread }: LeafNoise,
): { readonly byChance: number; readonly relative: number } {
  const level = Math.max(expected, first);
  return {
    byChance: dispersion * level,
    relative: spread * Math.max(level, (actual + first) / 2 - FEW_ITEMS * dispersion),
  };
}

const NONE: Information = { error: 0, weight: 0, chance: 0 };

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
  readonly sums: readonly Columns[];
  /** Multiplies the expected values of some leaves. */
  multiply(leaves: Int32Array, factor: number): void;
}

/** Information by leaf or by slice. */
export interface Columns {
  readonly error: Float64Array;
  readonly weight: Float64Array;
  readonly chance: Float64Array;
}

export function leafSums(
  actual: Float64Array,
  first: Float64Array,
  cuboids: readonly Cuboid[],
  noise: Noise,
): LeafSums {
  const expected = first.slice();
  const own = columns(actual.length);
  const score = (leaf: number): void => {
    const { error, weight, chance } = information(
      actual[leaf] ?? 0,
      first[leaf] ?? 0,
      expected[leaf] ?? 0,
      noiseOn(noise, leaf),
    );
    own.error[leaf] = error;
    own.weight[leaf] = weight;
    own.chance[leaf] = chance;
  };
  for (let leaf = 0; leaf < actual.length; leaf++) score(leaf);
  const sums = cuboids.map((cuboid) => sumsOf(cuboid, own));
  const multiply = (leaves: Int32Array, factor: number): void => {
    for (const leaf of leaves) {
      const [error, weight, chance] = [own.error[leaf] ?? 0, own.weight[leaf] ?? 0, own.chance[leaf] ?? 0];
      expected[leaf] = (expected[leaf] ?? 0) * factor;
      score(leaf);
      const change = {
        error: (own.error[leaf] ?? 0) - error,
        weight: (own.weight[leaf] ?? 0) - weight,
        chance: (own.chance[leaf] ?? 0) - chance,
      };
      for (const [index, { sliceOf }] of cuboids.entries()) add(sums[index], sliceOf[leaf] ?? 0, change);
    }
  };
  return { expected, own, sums, multiply };
}

function columns(length: number): Columns {
  return { error: new Float64Array(length), weight: new Float64Array(length), chance: new Float64Array(length) };
}

function sumsOf({ sliceOf, slices }: Cuboid, own: Columns): Columns {
  return {
    error: sumsBy(sliceOf, slices, own.error),
    weight: sumsBy(sliceOf, slices, own.weight),
    chance: sumsBy(sliceOf, slices, own.chance),
  };
}

function sumsBy(sliceOf: Int32Array, slices: number, values: Float64Array): Float64Array {
  const sums = new Float64Array(slices);
  for (let leaf = 0; leaf < sliceOf.length; leaf++) {
    const slice = sliceOf[leaf] ?? 0;
    sums[slice] = (sums[slice] ?? 0) + (values[leaf] ?? 0);
  }
  return sums;
}

function add(sums: Columns | undefined, slice: number, change: Information): void {
  if (!sums) return;
  sums.error[slice] = (sums.error[slice] ?? 0) + change.error;
  sums.weight[slice] = (sums.weight[slice] ?? 0) + change.weight;
  sums.chance[slice] = (sums.chance[slice] ?? 0) + change.chance;
}
