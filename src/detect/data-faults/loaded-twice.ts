import type { DayProfile, DayRepeats } from '../../metrics/day-profile.ts';
import { quantile } from '../../stats/quantile.ts';
import type { ProfileFault } from './data-fault.ts';
import { usual, type UsualDays } from './usual-days.ts';

/** Nearly all different rows occur an even number of times, which has less than this chance. */
const EVEN_SHARE = 0.95;
const LARGEST_CHANCE = 1e-6;
/** The share of different rows that do on usual days, where it is not known, and the least. */
const UNKNOWN_EVEN_SHARE = 0.5;
const LEAST_EVEN_SHARE = 0.05;
const LEAST_DISTINCT = 20;
/** A part of the day is there twice: this share of its rows is repeated where hardly any ever is. */
const REPEATED_SHARE = 0.15;
const RARELY_REPEATED = 0.02;
/** What is there twice is in addition: without it a day is no larger than that, in usual days. */
const MOST_WITHOUT = 1.5;

/** Whether the rows of a day, or many of them, are there twice: under the same numbers of other files, or under new ones. */
export function loadedTwice(profile: DayProfile, { all, sameWeekday }: UsualDays): ProfileFault[] {
  const { rows, repeats } = profile;
  if (!repeats) return [];
  const usualRows = usual(all, (day) => day.rows);
  const mostRows =
    MOST_WITHOUT *
    Math.max(
      usualRows,
      usual(sameWeekday, (day) => day.rows),
    );
  const lately = all.filter((day) => day.repeats !== null).slice(-7);
  const isPart =
    lately.length > 0 &&
    repeats.distinctRows >= LEAST_DISTINCT &&
    repeats.distinctRows <= mostRows &&
    repeatedShare(profile) > REPEATED_SHARE &&
    lately.every((day) => repeatedShare(day) < RARELY_REPEATED);
  if (!isWhole(repeats, lately) && !isPart) return [];
  const evidence = { rows, repeated: rows - repeats.distinctRows, usual_rows: usualRows };
  return [{ kind: 'loaded_twice', place: '', evidence }];
}

function isWhole(repeats: DayRepeats, lately: readonly DayProfile[]): boolean {
  return (
    isEven(
      repeats.evenRows,
      repeats.distinctRows,
      evenShare(lately, (of) => of.evenRows / of.distinctRows),
    ) ||
    isEven(
      repeats.evenContents,
      repeats.distinctContents,
      evenShare(lately, (of) => of.evenContents / of.distinctContents),
    )
  );
}

function isEven(even: number, distinct: number, usualShare: number): boolean {
  return even >= EVEN_SHARE * distinct && usualShare ** distinct < LARGEST_CHANCE;
}

function evenShare(lately: readonly DayProfile[], share: (repeats: DayRepeats) => number): number {
  const shares = lately.flatMap(({ repeats }) => (repeats === null ? [] : [share(repeats)]));
  return Math.max(LEAST_EVEN_SHARE, quantile(shares, 0.5) ?? UNKNOWN_EVEN_SHARE);
}

/** The share of the rows that repeat another one. */
function repeatedShare({ rows, repeats }: DayProfile): number {
  return repeats === null || rows === 0 ? 0 : 1 - repeats.distinctRows / rows;
}
