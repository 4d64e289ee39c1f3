import { addDays } from '../../calendar/day.ts';
import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import { usual, type UsualDays } from './usual-days.ts';

/** From so many expected orders on, none is no chance: exp(-14) is under one in a million. */
const LEAST_EXPECTED = 14;
/** On every usual day the block had at least this share of what is usual. */
const LEAST_USUAL = 0.25;
/** The other hours are as usual: no emptier than that, and no fuller. */
const OTHERS = { least: 0.5, most: 1.4 };
/** Shorter and smaller blocks are no fault: the smallest share of a usual day, for two hours and for one. */
const LEAST_SHARE = { hours: 0.05, hour: 0.1 };
/** The smallest share of a usual day for hours at its end or beginning: shops open late and close early. */
const LEAST_EDGE_SHARE = 1 / 3;
/** A business with so many usual hours never closes, so its day has no end. */
const NEVER_CLOSED_HOURS = 22;
/** Failures of operations that explain empty hours: the share of failed events, and how many times the usual share. */
const FAILING = { share: 0.05, times: 3 };

/** Consecutive hours, both included. */
interface Block {
  readonly from: number;
  readonly to: number;
}

/** The other sources and the calendar on a day. */
export interface DayAround {
  /** A holiday or an event, on which hours differ. */
  readonly isSpecial: boolean;
  /** The profiles of operations on that day and on their usual days. */
  operations(): readonly { readonly profile: DayProfile; readonly usual: UsualDays }[];
}

/**
 * The largest block of hours without orders or events that has many on all days of the same weekday, while the other hours are as usual.
 * Hours in which operations failed are no fault of the data.
 */
export function hoursMissing(profile: DayProfile, usualDays: UsualDays, around: DayAround): ProfileFault[] {
  const { sameWeekday } = usualDays;
  if (sameWeekday.length === 0) return [];
  const expected = (block: Block): number => usual(sameWeekday, (day) => unitsIn(day, block));
  const usualHours = hours.filter((hour) => sameWeekday.every((day) => (day.hours.get(hour) ?? 0) > 0));
  const whole = usual(sameWeekday, ({ units }) => units);
  const found = emptyBlocks(profile, usualHours)
    .filter((block) => isFault(block, profile, { ...usualDays, usualHours, whole, expected: expected(block) }, around))
    .toSorted((a, b) => expected(b) - expected(a));
  const [block] = found;
  if (!block) return [];
  const evidence = {
    from_hour: block.from,
    to_hour: block.to + 1,
    usual_units: expected(block),
    units: profile.units,
    usual_day: whole,
  };
  return [{ kind: 'hours_missing', place: '', evidence }];
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

function unitsIn({ hours: byHour }: DayProfile, { from, to }: Block): number {
  let units = 0;
  for (let hour = from; hour <= to; hour++) units += byHour.get(hour) ?? 0;
  return units;
}

/** Runs of usual hours that are empty on a day. */
function emptyBlocks(profile: DayProfile, usualHours: readonly number[]): Block[] {
  const blocks: Block[] = [];
  for (const hour of usualHours) {
    if ((profile.hours.get(hour) ?? 0) > 0) continue;
    const last = blocks.at(-1);
    if (last && last.to === hour - 1) blocks[blocks.length - 1] = { from: last.from, to: hour };
    else blocks.push({ from: hour, to: hour });
  }
  return blocks;
}

interface Expected extends UsualDays {
  readonly usualHours: readonly number[];
  /** The units of a usual day, and those in the block. */
  readonly whole: number;
  readonly expected: number;
}

function isFault(block: Block, profile: DayProfile, of: Expected, around: DayAround): boolean {
  const { sameWeekday, usualHours, whole, expected } = of;
  const others = whole - expected;
  if (others <= 0) return false;
  const level = profile.units / others;
  if (level < OTHERS.least || level > OTHERS.most || expected * Math.min(1, level) < LEAST_EXPECTED) return false;
  if (sameWeekday.some((day) => unitsIn(day, block) < LEAST_USUAL * expected)) return false;
  const share = expected / whole;
  if (share < (block.to > block.from ? LEAST_SHARE.hours : LEAST_SHARE.hour)) return false;
  const isAtEdge = block.from === usualHours[0] || block.to === usualHours.at(-1);
  if (isAtEdge && usualHours.length < NEVER_CLOSED_HOURS) {
    const isNewHours = of.all.some(({ day, ...before }) => day >= addDays(profile.day, -7) && lacks(before, block));
    if (around.isSpecial || share < LEAST_EDGE_SHARE || isNewHours) return false;
  }
  return !around.operations().some((operations) => failedIn(block, operations.profile, operations.usual));
}

function lacks(day: Pick<DayProfile, 'hours'>, { from, to }: Block): boolean {
  for (let hour = from; hour <= to; hour++) if ((day.hours.get(hour) ?? 0) > 0) return false;
  return true;
}

function failedIn(block: Block, profile: DayProfile, { all }: UsualDays): boolean {
  const share = (day: DayProfile): number => {
    let [failed, events] = [0, 0];
    for (let hour = block.from; hour <= block.to; hour++) {
      failed += day.errorHours.get(hour) ?? 0;
      events += day.hours.get(hour) ?? 0;
    }
    return events === 0 ? 0 : failed / events;
  };
  return share(profile) >= Math.max(FAILING.share, FAILING.times * usual(all, share));
}
