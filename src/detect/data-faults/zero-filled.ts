import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import { usual, type UsualDays } from './usual-days.ts';

/** So many rows would usually have a value: that none has is no chance. */
const LEAST_EXPECTED = 20;
/** At most this share of them has one, and on every usual day at least that. */
const EMPTY_SHARE = 0.05;
const USUAL_SHARE = 0.5;

/** Columns that usually have values, and are empty or zero on nearly all rows of a day. */
export function zeroFilled(profile: DayProfile, { all }: UsualDays): ProfileFault[] {
  return Array.from(profile.filled).flatMap(([column, filled]) => {
    // Not even if all rows usually have one.
    if (filled > EMPTY_SHARE * profile.rows) return [];
    const share = (day: DayProfile): number => (day.filled.get(column) ?? 0) / day.rows;
    const usualShare = usual(all, share);
    const expected = usualShare * profile.rows;
    if (expected < LEAST_EXPECTED || filled > EMPTY_SHARE * expected) return [];
    if (all.some((day) => share(day) < USUAL_SHARE * usualShare)) return [];
    const evidence = { rows: profile.rows, empty: profile.rows - filled, usual_share: usualShare };
    return [{ kind: 'zero_filled' as const, place: column, evidence }];
  });
}
