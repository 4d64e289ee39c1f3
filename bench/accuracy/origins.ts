import type { TestSet } from './test-set.ts';

/** Days that are forecast from each origin and scored. */
export const SCORED_DAYS = 28;
const SHORTEST_DAYS = 60;
const TWO_YEARS = 104;

/** The mornings that are forecast from, by the length of history known on each, latest first. */
export type Explanation = (set: TestSet) => number[];

/** Every week of two years, or of what there is after the first two months. */
export const lastTwoYears: Explanation = ({ values }) => {
  const latest = values.length - SCORED_DAYS;
  const all = Array.from({ length: TWO_YEARS }, (_, weeks) => latest - 7 * weeks);
  return all.filter((length) => length >= SHORTEST_DAYS);
};

/** Six times 28 days at the end. */
export const lastSix: Explanation = (set) => lastTwoYears(set).filter((_, weeks) => weeks % 4 === 0 && weeks < 24);

/** Every morning of the same two years: forecasts from one weekday alone see tomorrow as one weekday alone. */
export const everyMorning: Explanation = (set) =>
  lastTwoYears(set).flatMap((length) => Array.from({ length: 7 }, (_, day) => length + 6 - day));

/** Stan is asked at the six and at every twelfth week before them. */
export function isForStan(set: TestSet): (origin: number) => boolean {
  const asked = new Set(lastTwoYears(set).filter((_, weeks) => weeks % (weeks < 24 ? 4 : 12) === 0));
  return (origin) => asked.has(origin);
}
