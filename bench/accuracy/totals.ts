import { addDays, weekday } from '../../src/calendar/day.ts';
import { defaultMembers } from '../../src/forecast/members/default-members.ts';
import { totalForecast } from '../../src/forecast/periods/total-forecast.ts';
import { rollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { targetOdds } from '../../src/forecast/periods/target-odds.ts';
import type { TestSet } from './test-set.ts';

/** A total forecast from a Monday, compared with the actual total. */
export interface PastTotal {
  readonly days: number;
  readonly isInside: boolean;
  /** For targets around the middle: the forecast odds, and whether it was reached. */
  readonly odds: readonly { readonly probability: number; readonly isReached: boolean }[];
}

const YEAR = 365;
const TARGETS = [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15];

/** Total forecasts over so many days from each Monday of the last year whose days are all known, with the actual totals. */
export function pastTotals({ start, values, open }: TestSet, horizons: readonly number[]): PastTotal[] {
  const known = values.map((value, index) => (open[weekday(addDays(start, index))] === true ? value : null));
  const rolling = rollingForecast({ start, values: known }, defaultMembers);
  return horizons.flatMap((days) =>
    mondays(start, Math.max(1, known.length - days - YEAR), known.length - days).flatMap((origin) => {
      const rest = totalForecast(rolling, days, undefined, origin);
      const actual = known.slice(origin, origin + days).reduce<number>((sum, value) => sum + (value ?? 0), 0);
      if (!rest) return [];
      const odds = TARGETS.map((share) => {
        const { odds: probability, total } = targetOdds({ soFar: 0, rest, isSure: false }, share * rest.middle);
        return { probability, isReached: actual >= total };
      });
      return [{ days, isInside: rest.lower <= actual && actual <= rest.upper, odds }];
    }),
  );
}

function mondays(start: TestSet['start'], first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter(
    (index) => weekday(addDays(start, index)) === 0,
  );
}
