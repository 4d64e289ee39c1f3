import { addDays, weekday, type Day } from '../../calendar/day.ts';

/** The members are scored on every third Monday of a year, on which all seasons are. */
const WEEKS_SCORED = 52;
const SCORED_EVERY = 3;
/**
 * Intervals are estimated from each Monday of the last quarter, which shows the present, and from every third of the rest of a year, which
 * shows the seasons. These stay the same from one week to the next, so that few have to be computed.
 */
const WEEKS_LOOKED_BACK = 52;
const EVERY_WEEK_FOR = 13;
const THEN_EVERY = 3;

/** The Mondays of a history, as elements of it, ascending; its first day counts as one. */
export interface Mondays {
  readonly isMonday: (t: number) => boolean;
  /** The Monday of the week of a day. */
  readonly ofWeek: (t: number) => number;
  /** Those that the members are scored on at an origin. */
  readonly scored: (t: number) => number[];
  /** Those that the intervals at an origin are estimated from. */
  readonly lookedAt: (t: number) => number[];
  /** Those that the combined forecasts of some of the Mondays looked at need, from the first `unknown` one on, and these themselves. */
  readonly neededFor: (t: number, unknown: number) => number[];
}

export function mondaysFrom(start: Day): Mondays {
  const isMonday = (t: number): boolean => t === 0 || weekday(addDays(start, t)) === 0;
  const ofWeek = (t: number): number => Math.max(0, t - weekday(addDays(start, t)));
  /** Whether a Monday is one of every so many, the same ones at every origin. */
  const isNth = (monday: number, every: number): boolean => Math.floor((start + monday) / 7) % every === 0;
  const isScored = (monday: number): boolean => isNth(monday, SCORED_EVERY);

  function before(t: number, weeks: number): number[] {
    const last = isMonday(t) ? t - 7 : ofWeek(t);
    return Array.from({ length: weeks }, (_, back) => last - 7 * (weeks - 1 - back)).filter((monday) => monday > 0);
  }

  function lookedAt(t: number): number[] {
    return before(t, WEEKS_LOOKED_BACK).filter(
      (monday) => monday > t - 1 - 7 * EVERY_WEEK_FOR || isNth(monday, THEN_EVERY),
    );
  }

  return {
    isMonday,
    ofWeek,
    scored: (t) => before(t, WEEKS_SCORED).filter(isScored),
    lookedAt,
    neededFor(t, unknown) {
      const looked = lookedAt(t);
      return before(t, WEEKS_LOOKED_BACK + WEEKS_SCORED)
        .filter((monday) => monday >= unknown - 7 * WEEKS_SCORED)
        .filter((monday) => isScored(monday) || looked.includes(monday));
    },
  };
}
