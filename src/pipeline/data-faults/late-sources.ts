import { addDays, isoDay } from '../../calendar/day.ts';
import type { DataFault } from '../../detect/data-faults/data-fault.ts';
import type { Freshness } from '../freshness.ts';

/** The sources whose last closed days are not complete: a day is late, or the source is silent for longer than it usually is. */
export function lateSources({ lastClosed, sources }: Freshness): DataFault[] {
  return Array.from(sources).flatMap(([source, { through, lastDay, usualSilence }]) => {
    if (through === null || through >= lastClosed) return [];
    const missingDays = lastClosed - through;
    const isLate = missingDays <= 1 + usualSilence || (lastDay !== null && lastDay >= lastClosed);
    const evidence = {
      complete_through: isoDay(through),
      last_day: lastDay === null ? null : isoDay(lastDay),
      missing_days: missingDays,
      usual_silence: usualSilence,
    };
    return [{ kind: isLate ? 'late' : 'rhythm_broken', source, day: addDays(through, 1), place: '', evidence }];
  });
}
