import { addDays, dayFromEpochMs, daysBetween, type Day } from './day.ts';
import { offsetMeter } from './zone.ts';

const SECOND_MS = 1000;
const HALF_DAY_MS = 43_200_000;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2099];

/**
 * Returns the dates from 1900 to 2099 that no clock of a zone showed, as in Apia 30 December 2011: it had moved across the date line.
 * @throws RangeError if the name is unknown.
 */
export function skippedDays(zone: string): Day[] {
  const offsetAt = offsetMeter(zone);
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return years.flatMap((year) => {
    const [from, to] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
    return offsetAt(to) - offsetAt(from) > HALF_DAY_MS ? skippedBetween(offsetAt, from, to) : [];
  });
}

function skippedBetween(offsetAt: (instantMs: number) => number, fromMs: number, toMs: number): Day[] {
  const line = offsetAt(fromMs) + HALF_DAY_MS;
  let [before, after] = [fromMs / SECOND_MS, toMs / SECOND_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * SECOND_MS) < line) before = middle;
    else after = middle;
  }
  const [last, first] = [before, after].map((second) =>
    dayFromEpochMs(second * SECOND_MS + offsetAt(second * SECOND_MS)),
  );
  return last === undefined || first === undefined ? [] : daysBetween(addDays(last, 1), addDays(first, -1));
}
