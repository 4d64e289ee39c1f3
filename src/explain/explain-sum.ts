import type { Explanation, Part } from './explanation.ts';
import { namedSlices } from './named-slices.ts';
import { roundedParts } from './rounded-parts.ts';
import type { Noise } from './scan/leaf-sums.ts';
import type { Leaves, Slice } from './scan/leaves.ts';
import { scan } from './scan/scan.ts';

/** A value that is the sum of its leaves. */
export interface SumToExplain {
  readonly leaves: Leaves;
  readonly noise: Noise;
  readonly actual: number;
  readonly expected: number;
  /** Decimals to which parts are rounded: 2 of EUR. */
  readonly digits: number;
}

export const MOST_CAUSES = 3;
/** Causes that explain less of the gap are none. */
const LEAST_EXPLAINED = 0.5;
/** An exception to what changed everywhere makes at least this share of the gap. */
const LEAST_OF_GAP = 0.05;
/** A cause is at least this share of the largest one. */
const LEAST_OF_LARGEST = 0.1;

/**
 * Explains the gap between the actual and the expected value of a sum: at most three slices that changed, and everything else. Their amounts
 * are actual less expected, and add up to the gap exactly.
 */
export function explainSum({ leaves, noise, actual, expected, digits }: SumToExplain): Explanation {
  const gap = toUnits(actual, digits) - toUnits(expected, digits);
  const { slices, isBroad } = namedSlices(scan(leaves, noise), leaves.dimensions);
  const found = slices.map(({ slice, isRest, leaves: own }) => ({
    slice,
    isRest,
    actual: sumOver(leaves.actual, own),
    expected: sumOver(leaves.expected, own),
  }));
  const causes = largest(found, ({ actual: y, expected: f }) => y - f);
  const stand = standOut(
    causes.map(({ actual: y, expected: f }) => y - f),
    actual - expected,
  );
  const named = stand ? causes : isBroad ? exceptions(found, { actual, expected }).slice(0, MOST_CAUSES) : [];
  const rest = {
    slice: [] as Slice,
    isRest: false,
    actual: actual - total(named, ({ actual: y }) => y),
    expected: expected - total(named, ({ expected: f }) => f),
  };
  const all = [...named, rest];
  const units = roundedParts(
    all.map(({ actual: y, expected: f }) => (y - f) * 10 ** digits),
    gap,
  );
  const parts = all.map((part, index): Part => ({
    ...part,
    units: units[index] ?? 0,
    share: gap === 0 ? null : (units[index] ?? 0) / gap,
    rateAndMix: null,
  }));
  return {
    units: gap,
    digits,
    causes: parts.slice(0, -1),
    rest: parts.at(-1) ?? { ...rest, units: gap, share: null, rateAndMix: null },
    isBroad: !stand,
    isMostlyMix: false,
  };
}

/** At most three, the largest first, without those that are small beside it. */
export function largest<T>(found: readonly T[], amount: (one: T) => number): T[] {
  const sorted = [...found].sort((a, b) => Math.abs(amount(b)) - Math.abs(amount(a))).slice(0, MOST_CAUSES);
  const [first] = sorted;
  if (!first) return [];
  return sorted.filter((one) => Math.abs(amount(one)) >= LEAST_OF_LARGEST * Math.abs(amount(first)));
}

/** Whether causes explain half of a gap together, or make up for as much each, one against the other. */
export function standOut(amounts: readonly number[], gap: number): boolean {
  const explained = amounts.reduce((sum, amount) => sum + amount, 0);
  const half = LEAST_EXPLAINED * Math.abs(gap);
  const isExplained = gap === 0 ? amounts.length > 0 : explained / gap >= LEAST_EXPLAINED;
  return isExplained || amounts.some((amount) => Math.abs(amount) >= half);
}

/** Of the slices that did not change as all others did, those for which that makes a difference to the gap. */
export function exceptions<T extends Sums>(found: readonly T[], whole: Sums): T[] {
  if (whole.expected <= 0) return [...found];
  const change = whole.actual / whole.expected;
  const least = LEAST_OF_GAP * Math.abs(whole.actual - whole.expected);
  return found.filter(({ actual, expected }) => Math.abs(actual - expected * change) >= least);
}

interface Sums {
  readonly actual: number;
  readonly expected: number;
}

/** The sum of the values of some leaves. */
export function sumOver(values: Float64Array, leaves: readonly number[]): number {
  return leaves.reduce((sum, leaf) => sum + (values[leaf] ?? 0), 0);
}

/** A value in whole units of 10^−digits. */
export function toUnits(value: number, digits: number): number {
  return Math.round(value * 10 ** digits);
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
