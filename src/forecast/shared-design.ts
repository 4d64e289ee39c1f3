import type { Day } from '../calendar/day.ts';
import { prophetDesign, withChangepointPriorScale, type Design } from './prophet/design.ts';
import { settings, type ProphetOptions } from './prophet/options.ts';

const DAY_MS = 86_400_000;
/** Some 200 kB each: those of the mornings of one history, which the next on the same days asks for again. */
const MOST_KEPT = 64;
const MOST_HEARD_OF = 1024;

/** The designs used last, latest at the end, and of which days one was asked for. */
const kept = new Map<string, Design | null>();
const heardOf = new Set<string>();
let latest: { readonly key: string; readonly design: Design | null } | null = null;

/**
 * The design of some days that all count fully, with which a fit takes less than half the time: the same for each
 * `changepoint_prior_scale` in a row, and kept for all series on the same days from the second time that they come up. A history that
 * grows day by day never asks twice.
 *
 * @param days ascending
 */
export function sharedDesign(days: readonly Day[], options: ProphetOptions): Design | null {
  const { changepoint_prior_scale: scale, ...others } = settings(options);
  const key = `${daysKey(days)} ${JSON.stringify(others)}`;
  if (latest?.key !== key) latest = { key, design: keptDesign(key, days, options) };
  return latest.design && withChangepointPriorScale(latest.design, scale);
}

function keptDesign(key: string, days: readonly Day[], options: ProphetOptions): Design | null {
  const design = kept.get(key) ?? prophetDesign({ ds: days.map((day) => day * DAY_MS) }, options);
  if (heardOf.has(key)) {
    kept.delete(key);
    kept.set(key, design);
    dropOldest(kept, MOST_KEPT);
  }
  heardOf.add(key);
  dropOldest(heardOf, MOST_HEARD_OF);
  return design;
}

function dropOldest(from: Map<string, unknown> | Set<string>, most: number): void {
  for (const oldest of from.keys()) {
    if (from.size <= most) return;
    from.delete(oldest);
  }
}

/** The stretches without a gap: the first day of each and how long it is. */
function daysKey(days: readonly Day[]): string {
  const stretches: number[] = [];
  let begun = 0;
  for (let index = 1; index <= days.length; index++) {
    if (index < days.length && (days[index] ?? 0) - (days[index - 1] ?? 0) === 1) continue;
    stretches.push(days[begun] ?? 0, index - begun);
    begun = index;
  }
  return stretches.join(' ');
}
