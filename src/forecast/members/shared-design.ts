import type { Day } from '../../calendar/day.ts';
import { prophetDesign, type Design } from '../prophet/design/design.ts';
import type { ProphetOptions } from '../prophet/design/options.ts';

const DAY_MS = 86_400_000;
/** Some 200 kB each: those of the origins of one history, which the next history on the same days needs too. */
const MOST_KEPT = 64;
const MOST_REQUESTED = 1024;

/** The designs used last, latest at the end, and the keys that were requested. */
const kept = new Map<string, Design | null>();
const requested = new Set<string>();

/**
 * The design of days that all have weight 1. From the second request on it is shared by all series on the same days, which then cost less
 * than half as much to fit. A history that grows day by day never requests one twice.
 *
 * @param days ascending
 */
export function sharedDesign(days: readonly Day[], options: ProphetOptions): Design | null {
  const key = `${daysKey(days)} ${JSON.stringify(options)}`;
  const design = kept.get(key) ?? prophetDesign({ ds: days.map((day) => day * DAY_MS) }, options);
  if (requested.has(key)) {
    kept.delete(key);
    kept.set(key, design);
    dropOldest(kept, MOST_KEPT);
  }
  requested.add(key);
  dropOldest(requested, MOST_REQUESTED);
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
