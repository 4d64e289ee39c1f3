import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import { usual, type UsualDays } from './usual-days.ts';

/** From so many usual events on, none is no chance. */
const LEAST_EXPECTED = 14;
/** On every usual day a service had at least this share of its usual events. */
const LEAST_USUAL = 0.25;

/** Services without any event on a day, which have many on all days. */
export function valuesMissing(profile: DayProfile, { all }: UsualDays): ProfileFault[] {
  const services = all.at(-1)?.services.keys() ?? [];
  return [...services].flatMap((service) => {
    if (profile.services.has(service)) return [];
    const events = (day: DayProfile): number => day.services.get(service) ?? 0;
    const usualRows = usual(all, events);
    if (usualRows < LEAST_EXPECTED || all.some((day) => events(day) < LEAST_USUAL * usualRows)) return [];
    const evidence = { usual_rows: usualRows, rows: profile.rows };
    return [{ kind: 'values_missing' as const, place: `service=${service}`, evidence }];
  });
}
