import type { Day } from '../calendar/day.ts';
import { prophetDesign, type Design } from './prophet/design.ts';
import type { ProphetOptions } from './prophet/options.ts';

const DAY_MS = 86_400_000;
/** Some 200 kB each: those of the mornings of one history, which the next on the same days asks for again. */
const MOST_KEPT = 64;

/** The designs used last, latest at the end. */
const kept = new Map<string, Design | null>();

/**
 * The design of some days that all count fully: made once for all series on the same days, which cost less than half as much to fit.
 *
 * @param days ascending
 */
export function sharedDesign(days: readonly Day[], options: ProphetOptions): Design | null {
  const key = `${daysKey(days)} ${JSON.stringify(options)}`;
  const design = kept.get(key) ?? prophetDesign({ ds: days.map((day) => day * DAY_MS) }, options);
  kept.delete(key);
  kept.set(key, design);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return design;
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
