import { leavesBySlice, type Cuboid } from './cuboids.ts';
import { gainOf, type LeafSums } from './leaf-sums.ts';

/** A slice that changed, by its number in a cuboid. */
export interface Found {
  readonly cuboid: Cuboid;
  readonly number: number;
  /** Ascending. */
  readonly leaves: Int32Array;
  factor: number;
  gain: number;
}

/** A change is not the same everywhere within its slice: a slice within it gains at least this share of what it gains. */
const NESTED_SHARE = 0.01;

/** So many candidates are examined closely, leaf by leaf. */
const MOST_EXAMINED = 60;

interface Candidate {
  readonly cuboid: Cuboid;
  readonly number: number;
  readonly change: number;
  /** How often its leaves were multiplied before. */
  readonly changes: number;
  readonly gain: number;
  /** Its gain less what the choice among so many slices costs. */
  readonly net: number;
}

/** A slice as compared leaf by leaf, which holds until one of its leaves is multiplied. */
interface Examined extends Pick<Found, 'leaves' | 'factor' | 'gain'> {
  readonly changes: number;
}

/** The gain in log-likelihood of leaves by a factor, given those found before. */
export type GainOf = (leaves: Int32Array, factor: number) => number;

export interface SearchRule {
  readonly gain: GainOf;
  readonly smallestGain: (cuboid: Cuboid) => number;
  readonly smallestChange: number;
}

/** Finds the slice whose change gains most, given those found before; null where none gains enough. */
export type SliceSearch = (before: readonly Found[]) => Found | null;

/**
 * Slices are chosen by the gain over all their leaves less the logarithm of the number of slices of as many dimensions, as by description
 * length: between a slice and one within it the leaves decide. What is found has to reach the smallest gain beside that.
 *
 * @param smallestChange the smallest relative change of a slice
 */
export function sliceSearch(
  cuboids: readonly Cuboid[],
  sums: LeafSums,
  { gain: closeGain, smallestGain, smallestChange }: SearchRule,
): SliceSearch {
  const sorted = new Map<Cuboid, (number: number) => Int32Array>();
  const leavesIn = (cuboid: Cuboid, number: number): Int32Array => {
    const leaves = sorted.get(cuboid) ?? leavesBySlice(cuboid);
    sorted.set(cuboid, leaves);
    return leaves(number);
  };
  const known = new Map<Cuboid, Map<number, Examined>>();
  const examined = ({ cuboid, number, change, changes }: Candidate): Examined => {
    const ofCuboid = known.get(cuboid) ?? new Map<number, Examined>();
    known.set(cuboid, ofCuboid);
    const before = ofCuboid.get(number);
    if (before?.changes === changes) return before;
    const leaves = before?.leaves ?? leavesIn(cuboid, number);
    const factor = Math.max(0, 1 + change);
    const own = { changes, leaves, factor, gain: closeGain(leaves, factor) };
    ofCuboid.set(number, own);
    return own;
  };
  return (before) => {
    let best: Found | null = null;
    let most = -Infinity;
    for (const candidate of candidatesOf(cuboids, sums, smallestGain, smallestChange)) {
      const { cuboid, number } = candidate;
      const around = before.filter((other) => other.gain * NESTED_SHARE > candidate.gain);
      if (around.some((other) => isWithin(leavesIn(cuboid, number), other))) continue;
      const { leaves, factor, gain: own } = examined(candidate);
      const net = own - chanceGain(cuboid, cuboids, 0);
      if (own < smallestGain(cuboid) || net <= most) continue;
      most = net;
      best = { cuboid, number, leaves, gain: own, factor };
    }
    return best;
  };
}

/** The slices that gain enough, the most gaining first. */
function candidatesOf(
  cuboids: readonly Cuboid[],
  { sums }: LeafSums,
  smallestGain: (cuboid: Cuboid) => number,
  smallestChange: number,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, cuboid] of cuboids.entries()) {
    const own = sums[index];
    if (!own) continue;
    const least = smallestGain(cuboid);
    const selection = chanceGain(cuboid, cuboids, 0);
    for (let number = 0; number < cuboid.slices; number++) {
      const error = own.error[number] ?? 0;
      const weight = own.weight[number] ?? 0;
      if (weight <= 0 || Math.abs(error) < smallestChange * weight) continue;
      const gain = gainOf({ error, weight, chance: own.chance[number] ?? 0 });
      if (gain >= least)
        candidates.push({
          ...{ cuboid, number, change: error / weight, changes: own.changes[number] ?? 0 },
          ...{ gain, net: gain - selection },
        });
    }
  }
  return candidates.sort((a, b) => b.net - a.net).slice(0, MOST_EXAMINED);
}

/** Whether all leaves are in a slice. */
function isWithin(leaves: Int32Array, { cuboid, number }: Found): boolean {
  return cuboid.dimensions.length > 0 && leaves.every((leaf) => cuboid.sliceOf[leaf] === number);
}

/** So many further dimensions ask for more gain. */
const MOST_FURTHER = 2;

/**
 * The gain that the best of all slices of as many dimensions would often have by chance, in log-likelihood. The finer slices are, the
 * more often a few odd leaves look like a change.
 */
export function chanceGain({ dimensions, slices }: Cuboid, cuboids: readonly Cuboid[], perDimension: number): number {
  const alike = cuboids.filter((other) => other.dimensions.length === dimensions.length).length;
  const further = Math.min(MOST_FURTHER, Math.max(0, dimensions.length - 1));
  return (1 + perDimension * further) * Math.log(alike * slices);
}
