const EVERY_WEEK_FOR = 13;
const THEN_EVERY = 3;
const WEEKS = 52;

/**
 * The mornings to look back to from a morning after `length` days, as the lengths of history that were known then, latest first: each of
 * the last 13 weeks and every third of the year before today. Weeks on end tell how things are now, the others what a year may bring.
 *
 * @example pastOrigins(30) // [23, 16, 9, 2]
 */
export function pastOrigins(length: number): number[] {
  const origins: number[] = [];
  for (let weeks = 1; weeks <= WEEKS && 7 * weeks < length; weeks++)
    if (weeks <= EVERY_WEEK_FOR || weeks % THEN_EVERY === 0) origins.push(length - 7 * weeks);
  return origins;
}
