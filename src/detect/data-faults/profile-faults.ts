import type { Day } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import { goingOn, type DataFault, type ProfileFault } from './data-fault.ts';
import { dayCopied } from './day-copied.ts';
import { hoursMissing, type DayAround } from './hours-missing.ts';
import { loadedTwice } from './loaded-twice.ts';
import { unitChanged } from './unit-changed.ts';
import { usualDays, type UsualDays } from './usual-days.ts';
import { rhythmBroken } from './rhythm-broken.ts';
import { valuesChanged } from './values-changed.ts';
import { valuesMissing } from './values-missing.ts';
import { zeroFilled } from './zero-filled.ts';

/** A source, as far as its days can show faults. */
export interface ProfiledSource {
  readonly id: string;
  /** Its rows have no times of the day. */
  readonly dateOnly: boolean;
  /** Ascending by day. */
  readonly profiles: readonly DayProfile[];
}

/** What else is known about days. */
export interface ProfileContext {
  /** Holidays and events. */
  readonly special: ReadonlySet<Day>;
  /** The sources of operational events. */
  readonly operations: readonly ProfiledSource[];
}

/** The faults that the days of a source show, each by the days before it alone; later days don't change them. */
export function profileFaults(source: ProfiledSource, context: ProfileContext): DataFault[] {
  const faulty = new Set<Day>();
  const isFaulty = (day: Day): boolean => faulty.has(day);
  let before: readonly DataFault[] = [];
  const missing = rhythmBroken(source.profiles, (day) => !context.special.has(day));
  const shown = source.profiles.flatMap((profile, index) => {
    const usual = usualDays(source.profiles, index, isFaulty);
    const found = usual ? faultsOf(source, profile, usual, context) : [];
    if (found.length > 0) faulty.add(profile.day);
    before = found.map((fault) => goingOn({ ...fault, source: source.id, day: profile.day }, before));
    return before;
  });
  return [...missing.map((fault) => ({ ...fault, source: source.id })), ...shown];
}

function faultsOf(
  { dateOnly, id }: ProfiledSource,
  profile: DayProfile,
  usual: UsualDays,
  { special, operations }: ProfileContext,
): ProfileFault[] {
  const around: DayAround = {
    isSpecial: special.has(profile.day),
    operations: () => operations.flatMap((other) => (other.id === id ? [] : operationsOn(other, profile.day))),
  };
  const changed = valuesChanged(profile, usual);
  const copied = dayCopied(profile, usual);
  return [
    ...zeroFilled(profile, usual),
    ...(copied.length > 0 ? copied : loadedTwice(profile, usual)),
    ...unitChanged(profile, usual),
    ...changed,
    ...(changed.some(({ place }) => place === 'service') ? [] : valuesMissing(profile, usual)),
    ...(dateOnly ? [] : hoursMissing(profile, usual, around)),
  ];
}

function operationsOn({ profiles }: ProfiledSource, day: Day): ReturnType<DayAround['operations']> {
  const index = profiles.findIndex((profile) => profile.day === day);
  const profile = profiles[index];
  const usual = usualDays(profiles, index, () => false);
  return profile && usual ? [{ profile, usual }] : [];
}
