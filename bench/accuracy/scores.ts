import { addDays, weekday } from '../../src/calendar/day.ts';
import type { Level, Method, SaidOfDay } from './methods.ts';
import { SCORED_DAYS } from './origins.ts';
import type { TestSet } from './test-set.ts';

/** Horizons in days, first and last. */
export type Horizons = readonly [number, number];
const ALL_HORIZONS: Horizons = [1, SCORED_DAYS];

/** Whether a day counts: known, and of a weekday with trade. */
function isScored({ start, values, open }: TestSet, index: number): boolean {
  return (values[index] ?? null) !== null && (open[weekday(addDays(start, index))] ?? false);
}

/** Mean absolute error over mean absolute value of the days forecast from some origins. */
export function wape(set: TestSet, method: Method, origins: readonly number[], horizons = ALL_HORIZONS): number {
  let missed = 0;
  let brought = 0;
  for (const { actual, said } of scoredDays(set, method, origins, horizons)) {
    missed += Math.abs(actual - (said?.yhat ?? 0));
    brought += Math.abs(actual);
  }
  return missed / brought;
}

/** Mean absolute error over that of saying the value of a week before, in sample, mean over origins. */
export function mase(set: TestSet, method: Method, origins: readonly number[]): number {
  let sum = 0;
  for (const origin of origins) {
    const days = scoredDays(set, method, [origin], ALL_HORIZONS);
    const missed = days.reduce((total, { actual, said }) => total + Math.abs(actual - (said?.yhat ?? 0)), 0);
    sum += days.length === 0 ? 0 : missed / days.length / weeklyChange(set, origin);
  }
  return sum / origins.length;
}

function weeklyChange(set: TestSet, length: number): number {
  let sum = 0;
  let days = 0;
  for (let index = 7; index < length; index++) {
    if (!isScored(set, index) || !isScored(set, index - 7)) continue;
    sum += Math.abs((set.values[index] ?? 0) - (set.values[index - 7] ?? 0));
    days++;
  }
  return sum / days;
}

/**
 * Mean width of the bands plus what lies outside, times 2 / (1 - level): smaller is better.
 * @source Gneiting & Raftery (2007), Strictly proper scoring rules, prediction, and estimation, section 6.2
 */
export function intervalScore(set: TestSet, method: Method, level: Level, origins: readonly number[]): number {
  let score = 0;
  let days = 0;
  for (const { actual, said } of scoredDays(set, method, origins, ALL_HORIZONS)) {
    if (!said) continue;
    const { lower, upper } = said.range[level];
    days++;
    score += upper - lower + (2 / (1 - level)) * (Math.max(0, lower - actual) + Math.max(0, actual - upper));
  }
  return score / days;
}

/** How many days were in their band, of how many. */
export interface Held {
  readonly days: number;
  readonly held: number;
}

/** For each origin. */
export function heldFrom(
  set: TestSet,
  method: Method,
  level: Level,
  origins: readonly number[],
  horizons = ALL_HORIZONS,
): Held[] {
  return origins.map((origin) => {
    const ranges = scoredDays(set, method, [origin], horizons).flatMap(({ actual, said }) =>
      said ? [{ actual, ...said.range[level] }] : [],
    );
    return {
      days: ranges.length,
      held: ranges.filter(({ actual, lower, upper }) => lower <= actual && actual <= upper).length,
    };
  });
}

interface ScoredDay {
  readonly actual: number;
  readonly said: SaidOfDay | null;
}

function scoredDays(set: TestSet, method: Method, origins: readonly number[], [first, last]: Horizons): ScoredDay[] {
  return origins.flatMap((origin) => {
    const said = method.says(origin, last);
    return Array.from({ length: last - first + 1 }, (_, index) => first - 1 + index).flatMap((ahead) =>
      isScored(set, origin + ahead) ? [{ said: said[ahead] ?? null, actual: set.values[origin + ahead] ?? 0 }] : [],
    );
  });
}
