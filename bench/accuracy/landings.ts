import { addDays, weekday } from '../../src/calendar/day.ts';
import { defaultMembers } from '../../src/forecast/members/default-members.ts';
import { landing } from '../../src/forecast/periods/total-forecast.ts';
import { rollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { targetOdds } from '../../src/forecast/periods/target-odds.ts';
import type { TestSet } from './test-set.ts';

/** What was said of a total on a Monday, and what came. */
export interface SaidTotal {
  readonly days: number;
  readonly isHeld: boolean;
  /** For targets around the middle: the odds that were said, and whether it was reached. */
  readonly odds: readonly { readonly said: number; readonly isReached: boolean }[];
}

const YEAR = 365;
const TARGETS = [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15];

/** Where totals over so many days were said to land on each Monday of the last year that has seen them whole, and where they did. */
export function saidTotals({ start, values, open }: TestSet, horizons: readonly number[]): SaidTotal[] {
  const known = values.map((value, index) => (open[weekday(addDays(start, index))] === true ? value : null));
  const rolling = rollingForecast({ start, values: known }, defaultMembers);
  return horizons.flatMap((days) =>
    mondays(start, Math.max(1, known.length - days - YEAR), known.length - days).flatMap((today) => {
      const rest = landing(rolling, days, undefined, today);
      const came = known.slice(today, today + days).reduce<number>((sum, value) => sum + (value ?? 0), 0);
      if (!rest) return [];
      const odds = TARGETS.map((share) => {
        const { odds: said, total } = targetOdds({ soFar: 0, rest, isSure: false }, share * rest.middle);
        return { said, isReached: came >= total };
      });
      return [{ days, isHeld: rest.lower <= came && came <= rest.upper, odds }];
    }),
  );
}

function mondays(start: TestSet['start'], first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter(
    (index) => weekday(addDays(start, index)) === 0,
  );
}
