import type { RateAndMix } from './rate-and-mix.ts';
import type { Slice } from './scan/leaves.ts';

/** A part of a gap between an actual and an expected value. */
export interface Part {
  /** Empty for everything else. */
  readonly slice: Slice;
  /** Whether other parts have some of its leaves: then it is only the rest of its slice. */
  readonly isRest: boolean;
  readonly expected: number;
  readonly actual: number;
  /** What it adds to the gap, in whole units of 10^−digits: the parts add up to the gap exactly. */
  readonly units: number;
  /** Of the gap; null where that is 0. */
  readonly share: number | null;
  /** Of a ratio; null elsewhere. */
  readonly rateAndMix: RateAndMix | null;
}

/** Why an actual value is not the expected one. */
export interface Explanation {
  /** The gap in whole units of 10^−digits. */
  readonly units: number;
  readonly digits: number;
  /** At most three, the largest first. */
  readonly causes: readonly Part[];
  readonly rest: Part;
  /** No slice stands out: the causes explain less than half of the gap. */
  readonly isBroad: boolean;
  /** A ratio moved more because the shares of its slices changed than because their own ratios did. */
  readonly isMostlyMix: boolean;
}

/** What a part adds, or the gap, in the unit of the metric. */
export function amountOf(units: number, digits: number): number {
  return units / 10 ** digits;
}
