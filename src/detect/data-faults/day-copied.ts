import { isoDay } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import { quantile } from '../../stats/quantile.ts';
import { robustScale } from '../../stats/robust-scale.ts';
import type { UsualDays } from './usual-days.ts';

/** Fewer rows can be the same by chance, above all where all sales have one price. */
const LEAST_ROWS = 20;

/** Of a thousand days that are equal to an earlier one by chance, one is called a copy at most. */
const MOST_BY_CHANCE = 0.001;

/**
 * Whether the rows of a day are those of an earlier one: as many, with the same sum, in the same hours, of the same sizes and values. Days that
 * are often the same, such as those of a probe that measures every ten minutes, say nothing.
 */
export function dayCopied(profile: DayProfile, { all }: UsualDays): ProfileFault[] {
  if (profile.rows < LEAST_ROWS || profile.total === null) return [];
  // To write out a day takes long; hardly any two have the same count and sum.
  const original = all.find(
    (day) => day.rows === profile.rows && day.total === profile.total && shapeOf(day) === shapeOf(profile),
  );
  if (!original || equalByChance(all) > MOST_BY_CHANCE) return [];
  const evidence = { rows: profile.rows, copy_of: isoDay(original.day) };
  return [{ kind: 'loaded_twice', place: '', evidence }];
}

/** How many of the days one more day is expected to equal: by its shape as often as they are alike, by its sum as if it were normal. */
function equalByChance(days: readonly DayProfile[]): number {
  const totals = days.flatMap(({ total }) => (total === null ? [] : [Number(total)]));
  const middle = quantile(totals, 0.5) ?? 0;
  const deviation = robustScale(totals.map((total) => total - middle)) ?? 0;
  if (deviation === 0) return Infinity;
  const sameTotal = Math.min(smallestStep(totals) / (2 * Math.sqrt(Math.PI) * deviation), 1);
  return days.length * sameShape(days) * sameTotal;
}

/** The share of pairs of days of the same shape, as if one more pair were. */
function sameShape(days: readonly DayProfile[]): number {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(shapeOf(day), (counts.get(shapeOf(day)) ?? 0) + 1);
  const same = Array.from(counts.values()).reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0);
  return (same + 1) / ((days.length * (days.length - 1)) / 2 + 1);
}

/** The least difference between two different sums; infinite if all are equal. */
function smallestStep(totals: readonly number[]): number {
  const sorted = totals.toSorted((a, b) => a - b);
  const steps = sorted.slice(1).map((total, index) => total - (sorted[index] ?? total));
  return Math.min(...steps.filter((step) => step > 0), Infinity);
}

function shapeOf({ rows, units, hours, errorHours, magnitudes, filled, services, topValues }: DayProfile): string {
  const counts = [hours, errorHours, magnitudes, filled, services, topValues].map((of) => [...of]);
  return JSON.stringify([rows, units, counts]);
}
