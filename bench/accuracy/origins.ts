import type { TestSet } from './test-set.ts';

/** Days that are forecast from each origin and scored. */
export const SCORED_DAYS = 28;
const FORECAST_DAYS = 90;
const SHORTEST_DAYS = 60;
const TWO_YEARS = 104;
const A_YEAR = 52;

/** What a method said at each origin, by the length of history known there: element 0 is the first day after it. */
export type Forecasts = ReadonlyMap<number, readonly (number | null)[]>;

/** The lengths of history that are forecast from, a week apart, latest first: three years, of which the last two are scored. */
export function originsOf({ values }: TestSet): number[] {
  const latest = values.length - SCORED_DAYS;
  const all = Array.from({ length: TWO_YEARS + A_YEAR }, (_, weeks) => latest - 7 * weeks);
  return all.filter((length) => length >= SHORTEST_DAYS);
}

/** Six times 28 days at the end. */
export function lastSix(set: TestSet): number[] {
  return originsOf(set).filter((_, weeks) => weeks % 4 === 0 && weeks < 24);
}

/** Every week of two years, or of what there is after the first year's half. */
export function lastTwoYears(set: TestSet): number[] {
  return originsOf(set).slice(0, TWO_YEARS);
}

/** How many days are forecast from an origin. */
export function daysAhead(): number[] {
  return Array.from({ length: FORECAST_DAYS }, (_, ahead) => ahead);
}
