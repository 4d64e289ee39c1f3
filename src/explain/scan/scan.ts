import { leafGain } from './leaf-gain.ts';
import { chanceGain, sliceSearch, type Found } from './slice-search.ts';
import { cuboidsOf, whole, type Cuboid } from './cuboids.ts';
import { factorOf, information, leafSums, noiseOn, type Noise } from './leaf-sums.ts';
import type { Leaves, Slice } from './leaves.ts';
import { SCAN_RULE, type ScanRule } from './scan-rule.ts';

/** A slice changes by at least this share of the relative scatter of its leaves, which shifts their means a little. */
const LEAST_OF_SPREAD = 0.6;
/** What is expected at least of a leaf, as a share of the mean, and of one that sold something, in items. */
const SMALLEST_EXPECTED = 1e-3;
const SMALLEST_SEEN = 1 / 16;
/** Beyond this factor all rises are alike: from next to nothing no leaf tells by how much its slice rose. */
const LARGEST_RISE = 20;

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
  const smallestGain = (cuboid: Cuboid): number => rule.gain + chanceGain(cuboid, cuboids, rule.perDimension);
  const found: Found[] = [];
  const smallestChange = Math.max(rule.smallestChange, noise.spread * LEAST_OF_SPREAD);
  const gain = (own: Int32Array, factor: number): number =>
    gainOver(own, factor, { actual, first, noise }, (leaf) => sums.expected[leaf] ?? 0);
  const search = sliceSearch(cuboids, sums, { gain, smallestGain, smallestChange });
  for (let round = 0; round < rule.mostRounds; round++) {
    const next = search(found);
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
function positive({ actual, expected }: Leaves, noise: Noise): Float64Array {
  const total = expected.reduce((sum, value) => sum + Math.max(0, value), 0);
  const least = (total / Math.max(1, expected.length)) * SMALLEST_EXPECTED;
  return expected.map((value, leaf) => {
    const seen = (actual[leaf] ?? 0) > 0 ? noiseOn(noise, leaf).dispersion * SMALLEST_SEEN : 0;
    return Math.max(value, least, seen, (actual[leaf] ?? 0) / LARGEST_RISE);
  });
}

interface Fitted {
  readonly actual: Float64Array;
  readonly first: Float64Array;
  readonly noise: Noise;
}

function gainOver(
  leaves: Int32Array,
  factor: number,
  { actual, first, noise }: Fitted,
  expectedOf: (leaf: number) => number,
): number {
  let gain = 0;
  for (const leaf of leaves)
    gain += leafGain(
      { actual: actual[leaf] ?? 0, first: first[leaf] ?? 0, expected: expectedOf(leaf), factor },
      noiseOn(noise, leaf),
    );
  return gain;
}

interface Fit extends Fitted {
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
function refit(one: Found, all: readonly Found[], fit: Fit): void {
  const { actual, first, noise } = fit;
  const others = all.filter((other) => other !== one);
  const expectedOf = (leaf: number): number => {
    let expected = first[leaf] ?? 0;
    for (const { cuboid, number, factor } of others) if (cuboid.sliceOf[leaf] === number) expected *= factor;
    return expected;
  };
  let sums = { error: 0, weight: 0, chance: 0 };
  for (const leaf of one.leaves) {
    const { error, weight, chance } = information(
      actual[leaf] ?? 0,
      first[leaf] ?? 0,
      expectedOf(leaf),
      noiseOn(noise, leaf),
    );
    sums = { error: sums.error + error, weight: sums.weight + weight, chance: sums.chance + chance };
  }
  one.factor = factorOf(sums);
  one.gain = gainOver(one.leaves, one.factor, fit, expectedOf);
}

function sliceOf({ dimensions }: Leaves, { dimensions: own }: Cuboid, leaves: Int32Array): Slice {
  const [leaf = 0] = leaves;
  return own.flatMap((index) => {
    const dimension = dimensions[index];
    return dimension ? [{ dimension: dimension.name, value: dimension.values[dimension.codes[leaf] ?? 0] ?? '' }] : [];
  });
}
