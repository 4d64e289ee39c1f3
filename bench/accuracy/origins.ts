import type { TestSet } from './test-set.ts';

/** Days that are forecast from each origin and scored. */
export const SCORED_DAYS = 28;
const SHORTEST_DAYS = 60;
const TWO_YEARS = 104;

/** The forecast origins of a set, each as the length of the history before it, latest first. */
export type Origins = (set: TestSet) => number[];

/** Every week of two years, or of what there is after the first two months. */
export const lastTwoYears: Origins = ({ values }) => {
  const latest = values.length - SCORED_DAYS;
  const all = Array.from({ length: TWO_YEARS }, (_, weeks) => latest - 7 * weeks);
  return all.filter((length) => length >= SHORTEST_DAYS);
};

/** Six times 28 days at the end. */
export const lastSix: Origins = (set) => lastTwoYears(set).filter((_, weeks) => weeks % 4 === 0 && weeks < 24);

/** Every day of the same two years: from origins on one weekday, the next day is always the same weekday. */
export const everyDay: Origins = (set) =>
  lastTwoYears(set).flatMap((length) => Array.from({ length: 7 }, (_, day) => length + 6 - day));

/** Stan runs at the six and at every twelfth week before them. */
export function isForStan(set: TestSet): (origin: number) => boolean {
  const origins = new Set(lastTwoYears(set).filter((_, weeks) => weeks % (weeks < 24 ? 4 : 12) === 0));
  return (origin) => origins.has(origin);
}
