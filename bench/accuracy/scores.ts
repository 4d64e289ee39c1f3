import { addDays, weekday } from '../../src/calendar/day.ts';
import type { Range } from '../../src/forecast/horizon-band.ts';
import { SCORED_DAYS, type Forecasts } from './origins.ts';
import type { TestSet } from './test-set.ts';

/** Horizons in days, first and last. */
export type Horizons = readonly [number, number];
const ALL_HORIZONS: Horizons = [1, SCORED_DAYS];

/** Whether a day counts: known, and of a weekday with trade. */
function isScored({ start, values, open }: TestSet, index: number): boolean {
  return (values[index] ?? null) !== null && (open[weekday(addDays(start, index))] ?? false);
}

/** Mean absolute error over mean absolute value of the days forecast from some origins. */
export function wape(set: TestSet, said: Forecasts, origins: readonly number[], horizons = ALL_HORIZONS): number {
  let missed = 0;
  let brought = 0;
  for (const { actual, origin, ahead } of scoredDays(set, origins, horizons)) {
    missed += Math.abs(actual - (said.get(origin)?.[ahead] ?? 0));
    brought += Math.abs(actual);
  }
  return missed / brought;
}

/** Mean absolute error over that of saying the value of a week before, in sample, mean over origins. */
export function mase(set: TestSet, said: Forecasts, origins: readonly number[]): number {
  let sum = 0;
  for (const origin of origins) {
    let missed = 0;
    let days = 0;
    for (const { actual, ahead } of scoredDays(set, [origin], ALL_HORIZONS)) {
      missed += Math.abs(actual - (said.get(origin)?.[ahead] ?? 0));
      days++;
    }
    sum += days === 0 ? 0 : missed / days / weeklyChange(set, origin);
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

export interface BandScore {
  /** Share of days in their band. */
  readonly coverage: number;
  /** Mean width plus what lies outside, times 2 / (1 - level): smaller is better. */
  readonly intervalScore: number;
  readonly days: number;
}

export function bandScore(
  set: TestSet,
  band: (origin: number, ahead: number) => Range | null,
  level: number,
  origins: readonly number[],
  horizons = ALL_HORIZONS,
): BandScore {
  let held = 0;
  let score = 0;
  let days = 0;
  for (const { actual, origin, ahead } of scoredDays(set, origins, horizons)) {
    const range = band(origin, ahead);
    if (!range) continue;
    const { lower, upper } = range;
    days++;
    held += Number(actual >= lower && actual <= upper);
    score += upper - lower + (2 / (1 - level)) * (Math.max(0, lower - actual) + Math.max(0, actual - upper));
  }
  return { coverage: held / days, intervalScore: score / days, days };
}

interface ScoredDay {
  readonly origin: number;
  readonly ahead: number;
  readonly actual: number;
}

function scoredDays(set: TestSet, origins: readonly number[], [first, last]: Horizons): ScoredDay[] {
  return origins.flatMap((origin) =>
    Array.from({ length: last - first + 1 }, (_, index) => first - 1 + index).flatMap((ahead) =>
      isScored(set, origin + ahead) ? [{ origin, ahead, actual: set.values[origin + ahead] ?? 0 }] : [],
    ),
  );
}
