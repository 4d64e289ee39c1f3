import { cuboidsOf, whole, type Cuboid } from './cuboids.ts';
import { factorOf, gainOf, information, leafSums, type LeafSums, type Noise } from './leaf-sums.ts';
import type { Leaves, Slice } from './leaves.ts';
import { medianDeviation } from './median-deviation.ts';

export interface ScanRule {
  /** Slices are by at most so many dimensions. */
  readonly mostDimensions: number;
  /** The smallest gain in log-likelihood of a slice, beyond what the best of many would often have by chance. */
  readonly gain: number;
  /** The smallest relative change of a slice. */
  readonly smallestChange: number;
  /** The most slices that are looked for. */
  readonly mostRounds: number;
}

export const SCAN_RULE: ScanRule = { mostDimensions: 3, gain: 2, smallestChange: 0.05, mostRounds: 12 };

/** The median deviation within a slice is at least this share of its mean deviation: else only some of it has changed. */
const MEDIAN_SHARE = 0.5;
/** A slice changes by at least this share of the relative scatter of its leaves, which shifts their means a little. */
const LEAST_OF_SPREAD = 0.5;
/** What is expected at least of a leaf, as a share of the mean, and of one that sold something, in items. */
const SMALLEST_EXPECTED = 1e-3;
const SMALLEST_SEEN = 1 / 16;

/** A slice that changed by one factor. */
export interface ChangedSlice {
  readonly slice: Slice;
  /** Its leaves, ascending. */
  readonly leaves: Int32Array;
  /** What its expected values are multiplied by, apart from the factors of the other slices. */
  readonly factor: number;
  /** The gain in log-likelihood over the model without it. */
  readonly gain: number;
}

interface Found {
  readonly cuboid: Cuboid;
  readonly number: number;
  readonly leaves: Int32Array;
  factor: number;
  gain: number;
}

/**
 * Finds the slices of up to three dimensions whose change by a common factor explains how the leaves deviate from what is expected: the one
 * with the largest gain first, the next given that one, and so on; then those are left out again that the others make needless.
 *
 * @returns the slices, the largest gain first, the whole as the one without dimensions; empty where none stands out
 */
export function scan(leaves: Leaves, noise: Noise, rule: ScanRule = SCAN_RULE): ChangedSlice[] {
  const { actual, dimensions } = leaves;
  const first = positive(leaves, noise);
  const cuboids = [whole(actual.length), ...cuboidsOf(dimensions, actual.length, rule.mostDimensions)];
  const sums = leafSums(actual, first, cuboids, noise);
  const smallestGain = (cuboid: Cuboid): number => rule.gain + chanceGain(cuboid, cuboids);
  const found: Found[] = [];
  const smallestChange = Math.max(rule.smallestChange, noise.spread * LEAST_OF_SPREAD);
  for (let round = 0; round < rule.mostRounds; round++) {
    const next = bestSlice(cuboids, sums, smallestGain, smallestChange);
    if (!next) break;
    sums.multiply(next.leaves, next.factor);
    const same = found.find(({ cuboid, number }) => cuboid === next.cuboid && number === next.number);
    if (same) same.factor *= next.factor;
    else found.push(next);
  }
  return withoutNeedless(found, { actual, first, noise, smallestGain })
    .sort((a, b) => b.gain - a.gain)
    .map(({ cuboid, leaves: own, factor, gain }) => ({
      slice: sliceOf(leaves, cuboid, own),
      leaves: own,
      factor,
      gain,
    }));
}

/**
 * What is expected of leaves, always over 0. A leaf that sold without having sold before was one of many that could: something was expected
 * of it.
 */
function positive({ actual, expected }: Leaves, { dispersion }: Noise): Float64Array {
  const total = expected.reduce((sum, value) => sum + Math.max(0, value), 0);
  const least = (total / Math.max(1, expected.length)) * SMALLEST_EXPECTED;
  const seen = Math.max(least, dispersion * SMALLEST_SEEN);
  return expected.map((value, leaf) => Math.max(value, (actual[leaf] ?? 0) > 0 ? seen : least));
}

/** The finer a slice is, the more often a few odd leaves look like a change of it: each further dimension raises what it must gain. */
const MOST_COST = 4;

/** The gain that the best of all slices of as many dimensions would often have by chance, in log-likelihood. */
function chanceGain({ dimensions, slices }: Cuboid, cuboids: readonly Cuboid[]): number {
  const alike = cuboids.filter((other) => other.dimensions.length === dimensions.length).length;
  return Math.min(MOST_COST, 1 + dimensions.length) * Math.log(alike * slices);
}

interface Candidate {
  readonly cuboid: Cuboid;
  readonly number: number;
  readonly change: number;
  readonly gain: number;
  /** Its gain less the smallest one. */
  readonly net: number;
}

function bestSlice(
  cuboids: readonly Cuboid[],
  sums: LeafSums,
  smallestGain: (cuboid: Cuboid) => number,
  smallestChange: number,
): Found | null {
  const candidates: Candidate[] = [];
  for (const [index, cuboid] of cuboids.entries()) {
    const own = sums.sums[index];
    if (!own) continue;
    const cost = smallestGain(cuboid);
    for (let number = 0; number < cuboid.slices; number++) {
      const error = own.error[number] ?? 0;
      const weight = own.weight[number] ?? 0;
      if (weight <= 0 || Math.abs(error) < smallestChange * weight) continue;
      const gain = gainOf({ error, weight, chance: own.chance[number] ?? 0 });
      if (gain >= cost) candidates.push({ cuboid, number, change: error / weight, gain, net: gain - cost });
    }
  }
  candidates.sort((a, b) => b.net - a.net);
  for (const { cuboid, number, change, gain } of candidates) {
    const leaves = leavesIn(cuboid, number);
    const median = medianDeviation(leaves, sums.own);
    if (median * Math.sign(change) >= MEDIAN_SHARE * Math.abs(change))
      return { cuboid, number, leaves, gain, factor: Math.max(0, 1 + change) };
  }
  return null;
}

function leavesIn({ sliceOf }: Cuboid, number: number): Int32Array {
  let count = 0;
  for (const own of sliceOf) if (own === number) count++;
  const leaves = new Int32Array(count);
  let place = 0;
  for (let leaf = 0; leaf < sliceOf.length; leaf++) if (sliceOf[leaf] === number) leaves[place++] = leaf;
  return leaves;
}

interface Fit {
  readonly actual: Float64Array;
  readonly first: Float64Array;
  readonly noise: Noise;
  readonly smallestGain: (cuboid: Cuboid) => number;
}

/** Leaves out, one by one, the slice with the smallest gain given the others, as long as that is too small; the others are fitted again. */
function withoutNeedless(found: readonly Found[], fit: Fit): Found[] {
  let kept = [...found];
  for (;;) {
    for (let pass = 0; pass < 2; pass++) for (const one of kept) refit(one, kept, fit);
    const net = ({ gain, cuboid }: Found): number => gain - fit.smallestGain(cuboid);
    const weakest = kept.reduce<Found | null>((least, one) => (least && net(least) <= net(one) ? least : one), null);
    if (!weakest || net(weakest) >= 0) return kept;
    kept = kept.filter((one) => one !== weakest);
  }
}

/** Fits the factor of a slice to what the others leave. */
function refit(one: Found, all: readonly Found[], { actual, first, noise }: Fit): void {
  const expected = first.slice();
  for (const other of all) {
    if (other === one) continue;
    for (const leaf of other.leaves) expected[leaf] = (expected[leaf] ?? 0) * other.factor;
  }
  let sums = { error: 0, weight: 0, chance: 0 };
  for (const leaf of one.leaves) {
    const { error, weight, chance } = information(actual[leaf] ?? 0, first[leaf] ?? 0, expected[leaf] ?? 0, noise);
    sums = { error: sums.error + error, weight: sums.weight + weight, chance: sums.chance + chance };
  }
  one.factor = factorOf(sums);
  one.gain = gainOf(sums);
}

function sliceOf({ dimensions }: Leaves, { dimensions: own }: Cuboid, leaves: Int32Array): Slice {
  const [leaf = 0] = leaves;
  return own.flatMap((index) => {
    const dimension = dimensions[index];
    return dimension ? [{ dimension: dimension.name, value: dimension.values[dimension.codes[leaf] ?? 0] ?? '' }] : [];
  });
}
