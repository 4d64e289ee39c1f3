import type { Day } from '../../calendar/day.ts';
import type { DailyValue } from '../../metrics/daily-day.ts';
import { quantile } from '../../stats/quantile.ts';
import type { RepeatedDay } from './repeated-days.ts';

/** More series add nothing to what these show, and would fit the few days by chance. */
const MOST_SERIES = 10;
/** The share of pairs of days by whose differences the density of equal ones is known. */
const NEAREST_PAIRS = 0.05;
const NEAREST_NEIGHBOURS = 0.1;
/** A series that the others give to the last step differs from what they give by rounding alone. */
const EQUAL_STEPS = 0.5;

type Pairs = readonly (readonly [number, number])[];

/**
 * How many days like this one are expected by chance among those from its original on.
 *
 * The chance that two days have the same value in a series is the density of the differences between days at 0, times the step in which
 * the series counts; the greatest of all pairs of days, of neighbours and of days a week apart. Of each further series only what the
 * series before it do not give counts, by least squares, as they are or as logs: orders follow sales, and a total its parts.
 *
 * @param values of the repeated day and its usual days
 * @param enough a chance at which it is known well enough; smaller ones are all the same
 * @returns an expected number of days; infinite where nothing varies
 */
export function chanceOfRepeat(
  { day, original, usual }: RepeatedDay,
  values: readonly DailyValue[],
  enough: number,
): number {
  const pairs = pairsOf(usual);
  const varying = seriesOf(values, day, usual)
    .toSorted((a, b) => new Set(b).size - new Set(a).size)
    .slice(0, MOST_SERIES)
    .map((series) => ({ series, alone: chanceOfEqual(series, pairs) }))
    .toSorted((a, b) => a.alone - b.alone);
  if (varying.length === 0) return Infinity;
  let chance = usual.filter((one) => one >= original).length;
  const plain = remainders(usual.length);
  const logs = remainders(usual.length);
  for (const { series } of varying) {
    const left = chanceOfEqual(plain(series), pairs);
    const middle = quantile(series, 0.5) ?? 0;
    const asLogs = series.every((value) => value > 0) ? logs(series.map(Math.log)).map((one) => one * middle) : null;
    chance *= asLogs === null ? left : Math.max(left, chanceOfEqual(asLogs, pairs));
    if (chance <= enough) break;
  }
  return chance;
}

/** The series that have a value other than 0 on the day and one on each usual day, in the steps in which they count. */
function seriesOf(values: readonly DailyValue[], day: Day, usual: readonly Day[]): number[][] {
  const bySeries = new Map<string, Map<Day, bigint>>();
  for (const { series, day: on, billionths } of values) {
    const own = bySeries.get(series) ?? new Map<Day, bigint>();
    bySeries.set(series, own.set(on, billionths));
  }
  return [...bySeries.values()].flatMap((own) => {
    const known = usual.flatMap((on) => own.get(on) ?? []);
    if ((own.get(day) ?? 0n) === 0n || known.length < usual.length) return [];
    const step = stepOf(known);
    return [known.map((value) => Number(value) / step)];
  });
}

/** The usual greatest common divisor of neighbours: most whole numbers have none in common, so that it is the step between values. */
function stepOf(values: readonly bigint[]): number {
  const others = values.filter((value) => value !== 0n);
  const common = others.slice(1).map((value, index) => Number(divisor(value, others[index] ?? value)));
  return quantile(common, 0.5) ?? 1;
}

function divisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** Pairs of days. */
interface PairsOfDays {
  readonly pairs: Pairs;
  /** The share of the pairs by whose differences the density at 0 is known. */
  readonly nearest: number;
  /** What is added to the number of equal pairs: one more may be next, while one of few says little. */
  readonly more: number;
}

function pairsOf(usual: readonly Day[]): readonly PairsOfDays[] {
  const all = usual.flatMap((_, b) => usual.slice(0, b).map((_day, a) => [a, b] as const));
  const apart = (days: number): PairsOfDays => {
    const pairs = all.filter(([a, b]) => (usual[b] ?? 0) - (usual[a] ?? 0) === days);
    return { pairs, nearest: NEAREST_NEIGHBOURS, more: -1 };
  };
  return [{ pairs: all, nearest: NEAREST_PAIRS, more: 1 }, apart(1), apart(7)];
}

/** The chance that two days have the same value of a series that is counted in steps of 1. */
function chanceOfEqual(series: readonly number[], kinds: readonly PairsOfDays[]): number {
  const chances = kinds.map(({ pairs, nearest, more }) => {
    const differences = pairs.map(([a, b]) => Math.abs((series[a] ?? 0) - (series[b] ?? 0)));
    const equal = differences.filter((difference) => difference < EQUAL_STEPS).length + more;
    const near = quantile(differences, nearest) ?? Infinity;
    return Math.max(equal / Math.max(1, pairs.length), nearest / (2 * Math.max(near, EQUAL_STEPS)));
  });
  return Math.min(1, Math.max(...chances));
}

/** What each series has that those before it, and a constant, do not give by least squares. */
function remainders(length: number): (series: readonly number[]) => number[] {
  const basis: number[][] = [Array.from({ length }, () => 1 / Math.sqrt(length))];
  return (series) => {
    const left = [...series];
    for (const direction of basis) {
      const along = left.reduce((sum, value, index) => sum + value * (direction[index] ?? 0), 0);
      for (const [index, share] of direction.entries()) left[index] = (left[index] ?? 0) - along * share;
    }
    const size = Math.hypot(...left);
    if (size > 1e-9 * Math.hypot(...series)) basis.push(left.map((value) => value / size));
    return left;
  };
}
