import type { Explanation, Part } from './explanation.ts';
import { exceptions, largest, MOST_CAUSES, standOut, sumOver, toUnits } from './explain-sum.ts';
import { namedSlices, slicesOf, type NamedSlice, type NamedSlices } from './named-slices.ts';
import { rateAndMix, type RateAndMix, type RatioPart } from './rate-and-mix.ts';
import { roundedParts } from './rounded-parts.ts';
import type { Noise } from './scan/leaf-sums.ts';
import type { Dimension, Leaves } from './scan/leaves.ts';
import { scan } from './scan/scan.ts';

/** A ratio whose numerator and denominator are the sums of their leaves. */
export interface RatioToExplain {
  readonly dimensions: readonly Dimension[];
  /** Numerators and denominators of the leaves, actual and expected. */
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly expectedNumerators: Float64Array;
  readonly expectedDenominators: Float64Array;
  /** Of the numerators. */
  readonly noise: Noise;
  /** The ratio of the whole. */
  readonly actual: number;
  readonly expected: number;
  /** Decimals to which parts are rounded. */
  readonly digits: number;
}

/**
 * Explains the gap between an actual and an expected ratio: at most three slices whose own ratio changed, or else whose share of the whole
 * did, and everything else. What each adds is its rate and its mix, and they add up to the gap exactly.
 *
 * @returns null where the ratio of the leaves is unknown, because a denominator is 0
 */
export function explainRatio(input: RatioToExplain): Explanation | null {
  const { actual, expected } = input;
  const leaves = ratioLeaves(input);
  const rates = explainedBy(input, leaves, namedSlices(scan(leaves, input.noise), input.dimensions));
  if (!rates) return null;
  const mix = dominantMix(input);
  const byMix = mix ? explainedBy(input, leaves, { slices: mix.groups, isBroad: false }) : null;
  const isMostlyMix = mix !== null && Math.abs(mix.mix) > Math.abs(actual - expected - mix.mix);
  return byMix && rates.isBroad && isMostlyMix ? { ...byMix, isMostlyMix } : { ...rates, isMostlyMix };
}

/** A leaf with few earlier days is expected to be like the whole, as if so much of a numerator had been seen there. */
const PRIOR = 0.125;

/** Given as many as there are in the denominator, so many are expected in the numerator. */
export function ratioLeaves(input: RatioToExplain): Leaves {
  const { dimensions, numerators, denominators, expectedNumerators, expectedDenominators, expected: whole } = input;
  const prior = whole > 0 ? PRIOR / Math.min(1, whole) : 0;
  const expected = denominators.map((volume, leaf) => {
    const usual = (expectedDenominators[leaf] ?? 0) + prior;
    return usual > 0 ? (volume * ((expectedNumerators[leaf] ?? 0) + prior * whole)) / usual : 0;
  });
  return { dimensions, actual: numerators, expected };
}

/** @param leaves the numerators, and what is expected of them given the denominators */
function explainedBy(
  input: RatioToExplain,
  leaves: Leaves,
  { slices: groups, isBroad }: NamedSlices,
): Explanation | null {
  const { actual, expected, digits } = input;
  const contributions = partsOf(input, groups);
  if (!contributions) return null;
  const gap = toUnits(actual, digits) - toUnits(expected, digits);
  const amount = ({ rate, mix }: RateAndMix): number => rate + mix;
  const sumsOver = (own: readonly number[]) => ({
    actual: sumOver(leaves.actual, own),
    expected: sumOver(leaves.expected, own),
  });
  const found = groups.map((group, index) => ({
    ...{ group, adds: contributions[index] ?? { rate: 0, mix: 0 } },
    ...sumsOver(group.leaves),
  }));
  const causes = largest(found, ({ adds }) => amount(adds));
  const stand = standOut(
    causes.map(({ adds }) => amount(adds)),
    actual - expected,
  );
  const whole = sumsOver(Array.from(leaves.actual.keys()));
  const named = (stand ? causes : isBroad ? exceptions(found, whole).slice(0, MOST_CAUSES) : []).map(
    ({ group }) => group,
  );
  const own = partsOf(input, named);
  if (!own) return null;
  const units = roundedParts(
    own.map((part) => amount(part) * 10 ** digits),
    gap,
  );
  const rest: NamedSlice = { slice: [], isRest: false, leaves: otherLeaves(input, named) };
  const parts = [...named, rest].map((group, index): Part => {
    const ratios = ratioOf(input, group.leaves);
    const of = units[index] ?? 0;
    return {
      slice: group.slice,
      isRest: group.isRest,
      expected: ratios.expected,
      actual: ratios.actual,
      units: of,
      share: gap === 0 ? null : of / gap,
      rateAndMix: own[index] ?? null,
    };
  });
  const last = parts.at(-1);
  if (!last) return null;
  return {
    units: gap,
    digits,
    causes: parts.slice(0, -1),
    rest: last,
    isBroad: !stand,
    isMostlyMix: false,
  };
}

/** What each group adds, and last what the other leaves add. */
function partsOf(input: RatioToExplain, groups: readonly NamedSlice[]): RateAndMix[] | null {
  const rest = otherLeaves(input, groups);
  return rateAndMix([...groups.map(({ leaves }) => leaves), rest].map((leaves) => ratioPart(input, leaves)));
}

function otherLeaves({ numerators }: RatioToExplain, groups: readonly NamedSlice[]): number[] {
  const owned = new Set(groups.flatMap(({ leaves }) => leaves));
  return Array.from(numerators.keys()).filter((leaf) => !owned.has(leaf));
}

function ratioPart(input: RatioToExplain, leaves: readonly number[]): RatioPart {
  return {
    numerator0: sumOver(input.expectedNumerators, leaves),
    denominator0: sumOver(input.expectedDenominators, leaves),
    numerator1: sumOver(input.numerators, leaves),
    denominator1: sumOver(input.denominators, leaves),
  };
}

/** The ratios of a group; 0 where it has no denominator. */
function ratioOf(input: RatioToExplain, leaves: readonly number[]): { actual: number; expected: number } {
  const { numerator0, denominator0, numerator1, denominator1 } = ratioPart(input, leaves);
  return {
    expected: denominator0 === 0 ? 0 : numerator0 / denominator0,
    actual: denominator1 === 0 ? 0 : numerator1 / denominator1,
  };
}

/** The dimension along which the shares of the slices changed the ratio most, and its slices. */
function dominantMix(input: RatioToExplain): { readonly mix: number; readonly groups: readonly NamedSlice[] } | null {
  let best: { mix: number; groups: NamedSlice[] } | null = null;
  for (const dimension of input.dimensions) {
    const groups = slicesOf(dimension);
    const parts = partsOf(input, groups);
    if (!parts) continue;
    const mix = parts.reduce((sum, part) => sum + part.mix, 0);
    if (!best || Math.abs(mix) > Math.abs(best.mix)) best = { mix, groups };
  }
  return best;
}
