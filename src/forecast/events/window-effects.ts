import { addDays, type Day } from '../../calendar/day.ts';
import type { History } from '../model.ts';
import type { DayRatios } from './day-ratios.ts';
import type { EventDay, EventDays } from './event-days.ts';

/** The days before and after a holiday on which it may have an effect too. */
const [FIRST, LAST] = [-10, 5];
/** How far the mean of earlier years must lie from an ordinary day, in its own standard errors, to be believed. */
const EVIDENCE = 4;
const OCCURRENCES_NEEDED = 2;
/** An effect differs from one year to the next, beside the noise of the day. */
const YEARLY_NOISE = 0.06;
/** Of an ordinary day. */
export const LEAST_NOISE = 0.02;
/** Most of these days are like others, so that an effect is shrunk much. */
const USUAL_VARIANCE = 0.01;

/**
 * The effect of holidays on the days around them: of a day so many days before or after a holiday the mean of earlier years, shrunk, where
 * it lies clearly to one side of an ordinary day in at least two of them; else 0.
 *
 * @returns for the first `end` days of a history, the effect by day; the nearest holiday with such an effect counts
 */
export function windowEffects(days: EventDays): WindowEffects {
  const daysNear = daysAround(days);
  const byWindow = grouped(daysNear, ({ window }) => window);
  const byDay = grouped(daysNear, ({ day }) => day);
  const learned: Learned = (history, end, ratioOn, noise) => {
    const effects = new Map<string, number>();
    const effectOf = (window: string): number => {
      const known =
        effects.get(window) ?? believed(ratiosOf(byWindow.get(window) ?? [], history(), end, ratioOn), noise);
      effects.set(window, known);
      return known;
    };
    return (day) => {
      let [effect, nearest] = [0, Infinity];
      for (const { window, distance } of byDay.get(day) ?? []) {
        const found = distance < nearest ? effectOf(window) : 0;
        if (found !== 0) [effect, nearest] = [found, distance];
      }
      return effect;
    };
  };
  const kindAround = (day: Day): EventDay['kind'] | null => {
    const [first, ...others] = byDay.get(day) ?? [];
    return first
      ? others.reduce((nearest, one) => (one.distance < nearest.distance ? one : nearest), first).kind
      : null;
  };
  return Object.assign(learned, { kindAround });
}

/** @param noise of an ordinary day */
type Learned = (history: () => History, end: number, ratioOn: DayRatios, noise: () => number) => (day: Day) => number;

export interface WindowEffects extends Learned {
  /** What the nearest holiday or event is; null on a day that is near none. */
  readonly kindAround: (day: Day) => EventDay['kind'] | null;
}

/** An ordinary day near a holiday. */
interface DayAround {
  /** What shares one effect: the days at one distance from one holiday, year after year. */
  readonly window: string;
  readonly day: Day;
  readonly kind: EventDay['kind'];
  readonly distance: number;
}

function ratiosOf(days: readonly DayAround[], history: History, end: number, ratioOn: DayRatios): number[] {
  const ratios: number[] = [];
  for (const { day } of days) {
    const index = day - history.start;
    if (index < 0 || index >= end || history.weights?.[index] === 0) continue;
    const ratio = ratioOn(history, index, end);
    if (ratio !== null) ratios.push(ratio);
  }
  return ratios;
}

interface HolidayEnd extends Pick<EventDay, 'name' | 'kind'> {
  readonly day: Day;
  /** Whether other days before it belong to the holiday, and after it. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function holidayEnds(days: EventDays): HolidayEnd[] {
  return Array.from(days).flatMap(([day, events]) =>
    events
      .filter(({ offset }) => offset === 0)
      .map(({ name, kind }) => {
        const goesOn = (other: Day): boolean => days.get(other)?.some((event) => event.name === name) ?? false;
        return { name, kind, day, isFirst: !goesOn(addDays(day, -1)), isLast: !goesOn(addDays(day, 1)) };
      }),
  );
}

function daysAround(days: EventDays): DayAround[] {
  const around: DayAround[] = [];
  for (const { name, kind, day: holiday, isFirst, isLast } of holidayEnds(days))
    for (let offset = isFirst ? FIRST : 1; offset <= (isLast ? LAST : -1); offset++) {
      const day = addDays(holiday, offset);
      if (offset !== 0 && !days.has(day))
        around.push({ window: `${name} ${offset}`, day, kind, distance: Math.abs(offset) });
    }
  return around;
}

function grouped<Key>(daysNear: readonly DayAround[], keyOf: (around: DayAround) => Key): Map<Key, DayAround[]> {
  const groups = new Map<Key, DayAround[]>();
  for (const around of daysNear) {
    const key = keyOf(around);
    const others = groups.get(key);
    if (others) others.push(around);
    else groups.set(key, [around]);
  }
  return groups;
}

/** The shrunken mean, 0 without evidence. */
function believed(ratios: readonly number[], noise: () => number): number {
  const count = ratios.length;
  if (count < OCCURRENCES_NEEDED) return 0;
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  const isOneSided = ratios.every((ratio) => ratio > 0 === sum > 0);
  const varianceFor = (ofDay: number): number => ofDay ** 2 + YEARLY_NOISE ** 2;
  const isClear = (of: number): boolean => Math.abs(sum / count) >= EVIDENCE * Math.sqrt(of / count);
  // The noise takes longest, and most days are not clear even with the least.
  if (!isOneSided || !isClear(varianceFor(LEAST_NOISE))) return 0;
  const variance = varianceFor(noise());
  if (!isClear(variance)) return 0;
  return sum / (count + variance / USUAL_VARIANCE);
}
