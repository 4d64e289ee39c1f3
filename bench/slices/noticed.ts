import { beyondChance } from '../../src/incidents/chance/beyond-chance.ts';
import { isHarmfulDay, nodeKey, type NodeDay } from '../../src/incidents/tree/node-day.ts';
import { FIRST_SCORED } from '../detection/generator.ts';
import { addDays } from '../../src/calendar/day.ts';
import { sliceDay, sliceName, type Account } from './accounts.ts';
import type { JudgedSeed } from './judged-seed.ts';

/** The slices, by `nodeKey`, whose alerts of a day may open incidents. */
export type Noticed = (days: readonly NodeDay[]) => ReadonlySet<string>;

export const every: Noticed = (days) => new Set(days.map(nodeKey));

export function byLevel(level: number): Noticed {
  return (days) => beyondChance(days, days.filter(({ slice }) => slice !== '').length, level);
}

/** How many of some events were found by an alert that may open an incident, and how many of them make an alert. */
export interface Recall {
  readonly cases: number;
  readonly alerts: number;
  readonly found: number;
}

/** One day of one slice at a time is multiplied by a factor, ten days apart, on top of the alerts of the others. */
export function recallOfDay({ series }: JudgedSeed, own: Account, factor: number, noticed: Noticed): Recall {
  let [cases, alerts, found] = [0, 0, 0];
  for (const [at, one] of series.entries())
    for (let offset = at % 10; offset < own.days; offset += 10) {
      const planted = sliceDay(one, offset, sliceName(at, 0), addDays(own.first, offset), factor);
      cases++;
      if (!isHarmfulDay(planted)) continue;
      alerts++;
      if (isNoticed(planted, own, offset, noticed)) found++;
    }
  return { cases, alerts, found };
}

/** A slice at a time is shifted, on top of the alerts of the others, and found within the days in which an alert counts. */
export function recallOfShift({ shifted }: JudgedSeed, own: Account, noticed: Noticed): Recall {
  let [alerts, found] = [0, 0];
  for (const [at, one] of shifted.entries()) {
    const from = one.planted.day - FIRST_SCORED;
    const days = Array.from({ length: Math.min(one.planted.kind.windowDays, one.inputs.length - from) }, (_, day) =>
      sliceDay(one, from + day, sliceName(at, 0), addDays(own.first, (from + day) % own.days)),
    );
    if (days.some(isHarmfulDay)) alerts++;
    if (days.some((day, after) => isHarmfulDay(day) && isNoticed(day, own, (from + after) % own.days, noticed)))
      found++;
  }
  return { cases: shifted.length, alerts, found };
}

function isNoticed(planted: NodeDay, { byDay }: Account, offset: number, noticed: Noticed): boolean {
  const others = (byDay[offset] ?? []).filter(({ slice }) => slice !== planted.slice);
  return noticed([...others, planted]).has(nodeKey(planted));
}
