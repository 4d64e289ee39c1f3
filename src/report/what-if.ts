import { addDays, type Day } from '../calendar/day.ts';
import { changedLanding } from '../forecast/changed-landing.ts';
import type { PeriodLanding } from './period-landing.ts';
import { WhatIfError } from './what-if-error.ts';

/** That each day from one to another brings another share of what is expected of it. */
export interface Change {
  /** −0.1 is a tenth less; −1 or more. */
  readonly level: number;
  readonly from: Day;
  readonly to: Day;
}

/** A landing as it is, and as it would be. */
export interface WhatIf {
  readonly without: PeriodLanding;
  /** Null where less than nothing would be expected. */
  readonly changed: PeriodLanding | null;
}

/**
 * A change of open days: from the first of them to the last that landings speak of, where nothing else is asked. Null without landings.
 *
 * @param level −1 or more
 * @throws WhatIfError if none of the asked days is open, or the last is before the first.
 */
export function changeOf(
  [month, farthest = month]: readonly PeriodLanding[],
  level: number,
  asked: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): Change | null {
  if (!month || !farthest) return null;
  const open = firstOpenDay(month);
  const { from = open, to = farthest.period.last < from ? from : farthest.period.last } = asked;
  if (to < open) throw new WhatIfError('to', 'these days are over');
  if (to < from) throw new WhatIfError('to', 'is before the first day');
  return { level, from, to };
}

/** The first day of a period that is not in yet. */
export function firstOpenDay({ period, daysIn }: PeriodLanding): Day {
  return addDays(period.first, daysIn);
}

/** Where months and quarters would land if their open days brought more or less. Days that are over, and those after them, stay. */
export function whatIf(landings: readonly PeriodLanding[], { level, from, to }: Change): WhatIf[] {
  return landings.map((without) => {
    const open = firstOpenDay(without);
    const isChanged = (index: number): boolean => open + index >= from && open + index <= to;
    const rest = changedLanding(without.rest, (index) => (isChanged(index) ? level : 0));
    return { without, changed: rest && { ...without, rest } };
  });
}
