import { isoDay } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import type { UsualDays } from './usual-days.ts';

/** Fewer rows can be the same by chance, above all where all sales have one price. */
const LEAST_ROWS = 20;

/**
 * Whether the rows of a day are those of an earlier one: as many, with the same sum, in the same hours, of the same sizes and values. Days of a
 * business whose days are often the same say nothing.
 */
export function dayCopied(profile: DayProfile, { all }: UsualDays): ProfileFault[] {
  if (profile.rows < LEAST_ROWS || profile.total === null) return [];
  const content = contentOf(profile);
  const original = all.find((day) => contentOf(day) === content);
  if (!original || new Set(all.map(contentOf)).size < all.length) return [];
  const evidence = { rows: profile.rows, copy_of: isoDay(original.day) };
  return [{ kind: 'loaded_twice', place: '', evidence }];
}

function contentOf({
  rows,
  units,
  hours,
  errorHours,
  magnitudes,
  filled,
  services,
  topValues,
  total,
}: DayProfile): string {
  const counts = [hours, errorHours, magnitudes, filled, services, topValues].map((of) => [...of]);
  return JSON.stringify([rows, units, total, counts]);
}
