import type { Day } from '../../calendar/day.ts';
import { noRows } from '../prophet/design/continued-rows.ts';
import { prophetDesign, type Design } from '../prophet/design/design.ts';
import type { ProphetOptions } from '../prophet/design/options.ts';

const DAY_MS = 86_400_000;
/** Some 200 kB each: those of the origins of one history, which the next history on the same days needs too. */
const MOST_KEPT = 64;
const MOST_REQUESTED = 1024;

/** The designs used last, latest at the end, and the keys that were requested. */
const kept = new Map<string, Design | null>();
const requested = new Set<string>();
/** The rows of the latest design that is not shared. */
const latest = noRows();

/**
 * The design of days that all have weight 1. From the second request on it is shared by all series on the same days, which then cost less
 * than half as much to fit. A history that grows day by day never requests one twice: there each design continues the rows of the last.
 *
 * @param days ascending
 * @returns valid until the next request
 */
export function sharedDesign(days: readonly Day[], options: ProphetOptions): Design | null {
  const key = `${daysKey(days)} ${optionsKey(options)}`;
  const isRepeated = requested.has(key);
  requested.add(key);
  dropOldest(requested, MOST_REQUESTED);
  const known = kept.get(key);
  const times = { ds: days.map((day) => day * DAY_MS) };
  if (!isRepeated) return known ?? prophetDesign(times, options, latest);
  const design = known ?? prophetDesign(times, options);
  kept.delete(key);
  kept.set(key, design);
  dropOldest(kept, MOST_KEPT);
  return design;
}

const keyOf = new WeakMap<ProphetOptions, number>();
const keys = new Map<string, number>();
let lastKey = 0;

/** A number for each content of options: as text a calendar is long. */
function optionsKey(options: ProphetOptions): number {
  const known = keyOf.get(options);
  if (known !== undefined) return known;
  const text = JSON.stringify(options);
  const key = keys.get(text) ?? ++lastKey;
  keys.set(text, key);
  dropOldest(keys, MOST_KEPT);
  keyOf.set(options, key);
  return key;
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
