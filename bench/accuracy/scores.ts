import { addDays, weekday } from '../../src/calendar/day.ts';
import type { Level, Method, DayForecast } from './methods.ts';
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
  let error = 0;
  let total = 0;
  for (const { actual, predicted } of scoredDays(set, method, origins, horizons)) {
    error += Math.abs(actual - (predicted?.yhat ?? 0));
    total += Math.abs(actual);
  }
  return error / total;
}

/** Mean absolute error over that of the value a week before, in sample, mean over origins. */
export function mase(set: TestSet, method: Method, origins: readonly number[]): number {
  let sum = 0;
  for (const origin of origins) {
    const days = scoredDays(set, method, [origin], ALL_HORIZONS);
    const error = days.reduce((sum, { actual, predicted }) => sum + Math.abs(actual - (predicted?.yhat ?? 0)), 0);
    sum += days.length === 0 ? 0 : error / days.length / weeklyChange(set, origin);
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
 * Mean width of the intervals plus the distance of values outside, times 2 / (1 - level): smaller is better.
 * @source Gneiting & Raftery (2007), Strictly proper scoring rules, prediction, and estimation, section 6.2
 */
export function intervalScore(set: TestSet, method: Method, level: Level, origins: readonly number[]): number {
  let score = 0;
  let days = 0;
  for (const { actual, predicted } of scoredDays(set, method, origins, ALL_HORIZONS)) {
    if (!predicted) continue;
    const { lower, upper } = predicted.range[level];
    days++;
    score += upper - lower + (2 / (1 - level)) * (Math.max(0, lower - actual) + Math.max(0, actual - upper));
  }
  return score / days;
}

/** How many values were inside their interval, of how many. */
export interface Covered {
  readonly days: number;
  readonly inside: number;
}

/** For each origin. */
export function coveredFrom(
  set: TestSet,
  method: Method,
  level: Level,
  origins: readonly number[],
  horizons = ALL_HORIZONS,
): Covered[] {
  return origins.map((origin) => {
    const ranges = scoredDays(set, method, [origin], horizons).flatMap(({ actual, predicted }) =>
      predicted ? [{ actual, ...predicted.range[level] }] : [],
    );
    return {
      days: ranges.length,
      inside: ranges.filter(({ actual, lower, upper }) => lower <= actual && actual <= upper).length,
    };
  });
}

interface ScoredDay {
  readonly actual: number;
  readonly predicted: DayForecast | null;
}

function scoredDays(set: TestSet, method: Method, origins: readonly number[], [first, last]: Horizons): ScoredDay[] {
  return origins.flatMap((origin) => {
    const predicted = method.forecastFrom(origin, last);
    return Array.from({ length: last - first + 1 }, (_, index) => first - 1 + index).flatMap((ahead) =>
      isScored(set, origin + ahead)
        ? [{ predicted: predicted[ahead] ?? null, actual: set.values[origin + ahead] ?? 0 }]
        : [],
    );
  });
}
