import { gainOver } from './leaf-gain.ts';
import { chanceGain, sliceSearch, type Found } from './slice-search.ts';
import { cuboidsOf, whole, type Cuboid } from './cuboids.ts';
import { dispersionOf, factorOf, informationOver, leafSums, type Noise, type Observed } from './leaf-sums.ts';
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
  const observed: Observed = { actual, first: positive(leaves, noise), noise };
  const cuboids = [whole(actual.length), ...cuboidsOf(dimensions, actual.length, rule.mostDimensions)];
  const sums = leafSums(observed, cuboids);
  const smallestGain = (cuboid: Cuboid): number => rule.gain + chanceGain(cuboid, cuboids, rule.perDimension);
  const found: Found[] = [];
  const smallestChange = Math.max(rule.smallestChange, noise.spread * LEAST_OF_SPREAD);
  const gain = (own: Int32Array, factor: number): number => gainOver(own, factor, observed, sums.expected);
  const search = sliceSearch(cuboids, sums, { gain, smallestGain, smallestChange });
  for (let round = 0; round < rule.mostRounds; round++) {
    const next = search(found);
    if (!next) break;
    sums.multiply(next.leaves, next.factor);
    const same = found.find(({ cuboid, number }) => cuboid === next.cuboid && number === next.number);
    if (same) same.factor *= next.factor;
    else found.push(next);
  }
  return withoutNeedless(found, observed, smallestGain)
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
  let total = 0;
  for (const value of expected) total += Math.max(0, value);
  const least = (total / Math.max(1, expected.length)) * SMALLEST_EXPECTED;
  const first = new Float64Array(expected.length);
  for (let leaf = 0; leaf < first.length; leaf++) {
    const sold = actual[leaf] ?? 0;
    const seen = sold > 0 ? dispersionOf(noise, leaf) * SMALLEST_SEEN : 0;
    first[leaf] = Math.max(expected[leaf] ?? 0, least, seen, sold / LARGEST_RISE);
  }
  return first;
}

/** Leaves out, one by one, the slice with the smallest gain given the others, as long as that is too small; the others are fitted again. */
function withoutNeedless(
  found: readonly Found[],
  observed: Observed,
  smallestGain: (cuboid: Cuboid) => number,
): Found[] {
  let kept = [...found];
  const expected = new Float64Array(observed.actual.length);
  for (;;) {
    for (let pass = 0; pass < 2; pass++) for (const one of kept) refit(one, kept, observed, expected);
    const net = ({ gain, cuboid }: Found): number => gain - smallestGain(cuboid);
    const weakest = kept.reduce<Found | null>((least, one) => (least && net(least) <= net(one) ? least : one), null);
    if (!weakest || net(weakest) >= 0) return kept;
    kept = kept.filter((one) => one !== weakest);
  }
}

/** Fits the factor of a slice to what the others leave. @param expected for what is expected of its leaves given the others */
function refit(one: Found, all: readonly Found[], observed: Observed, expected: Float64Array): void {
  for (const leaf of one.leaves) expected[leaf] = observed.first[leaf] ?? 0;
  for (const { cuboid, number, factor } of all.filter((other) => other !== one))
    for (const leaf of one.leaves) if (cuboid.sliceOf[leaf] === number) expected[leaf] = (expected[leaf] ?? 0) * factor;
  one.factor = factorOf(informationOver(one.leaves, observed, expected));
  one.gain = gainOver(one.leaves, one.factor, observed, expected);
}

function sliceOf({ dimensions }: Leaves, { dimensions: own }: Cuboid, leaves: Int32Array): Slice {
  const [leaf = 0] = leaves;
  return own.flatMap((index) => {
    const dimension = dimensions[index];
    return dimension ? [{ dimension: dimension.name, value: dimension.values[dimension.codes[leaf] ?? 0] ?? '' }] : [];
  });
}
