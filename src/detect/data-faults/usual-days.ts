import { weekday, type Day } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import { quantile } from '../../stats/quantile.ts';

const USUAL_DAYS = 56;
const LEAST_DAYS = 14;
const LEAST_SAME_WEEKDAY = 4;

/** The days that a day is compared with. */
export interface UsualDays {
  /** Of the last eight weeks, ascending, without those that the source had a fault on. */
  readonly all: readonly DayProfile[];
  /** Of its weekday alone; empty if there are too few. */
  readonly sameWeekday: readonly DayProfile[];
}

/** The usual days before element `index`; null if there are too few. */
export function usualDays(
  profiles: readonly DayProfile[],
  index: number,
  isFaulty: (day: Day) => boolean,
): UsualDays | null {
  const day = profiles[index]?.day;
  if (day === undefined) return null;
  const all: DayProfile[] = [];
  for (let before = index - 1; before >= 0; before--) {
    const profile = profiles[before];
    if (!profile || profile.day < day - USUAL_DAYS) break;
    if (!isFaulty(profile.day)) all.unshift(profile);
  }
  if (all.length < LEAST_DAYS) return null;
  const same = all.filter((profile) => weekday(profile.day) === weekday(day));
  return { all, sameWeekday: same.length < LEAST_SAME_WEEKDAY ? [] : same };
}

/** The median over days; 0 without any. */
export function usual(days: readonly DayProfile[], of: (profile: DayProfile) => number): number {
  return quantile(days.map(of), 0.5) ?? 0;
}
