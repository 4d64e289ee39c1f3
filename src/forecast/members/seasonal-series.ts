import { addDays, weekday } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { recentByWeekday } from './recent-by-weekday.ts';
import { wholeOf, type History } from '../model.ts';
import type { ResidualScale } from '../intervals/residual.ts';

const WEEKS_LOOKED_BACK = 13;
const MOST_NOT_POSITIVE = 0.25;
const TRUSTED = 0.5;
/** A series is intermittent if more than this share of its days brings nothing. */
export const MOSTLY_SILENT = 0.4;

/** So many days are known of what has begun. */
const KNOWN_SINCE = 14;
/** A weekday is closed, and a series has not begun, if its silence would be no more likely than this by chance. */
const CLOSED_BY_CHANCE = 0.01;

/** A history as the models with a weekly season see it: the days of open weekdays only, on logs where the series allows it. */
export interface SeasonalSeries {
  /** On logs an unknown day is one without a positive value: it says nothing about how much the others bring. */
  readonly scale: ResidualScale;
  /** Whether each weekday, Monday first, has trade: not one that mostly brings nothing while the others bring something. */
  readonly isOpen: readonly boolean[];
  /** What is expected of each closed weekday; null if it has been silent for 13 weeks. */
  readonly closedValues: readonly (number | null)[];
  /** The weekday of each day that is looked at, oldest first. */
  readonly weekdays: Uint8Array;
  /** The value of each of these days on the scale, 0 where it is unknown. */
  readonly values: Float64Array;
  readonly isKnown: Uint8Array;
  /** Which of these days is the first that is no mere silence before what began later, and where it stands in the history. */
  readonly begins: number;
  readonly beginsAt: number;
  /** The weekday of the day after the history. */
  readonly nextWeekday: number;
}

/**
 * The days of a history that a weekly season can be learned from. Closed weekdays stay outside: a season with a hole of zeros in it
 * has neither a level nor a scale. Values that count for less than a half are unknown.
 */
export function seasonalSeries(history: History): SeasonalSeries {
  const before = seen.get(history);
  if (before) return before;
  const found = seasonal(history);
  seen.set(history, found);
  return found;
}

/** Several members look at one history. */
const seen = new WeakMap<History, SeasonalSeries>();

function seasonal(history: History): SeasonalSeries {
  const { start, values } = history;
  const recent = recentByWeekday(history, WEEKS_LOOKED_BACK, WEEKS_LOOKED_BACK);
  const isOpen = openWeekdays(recent);
  const days = runningDays(wholeOf(history), isOpen);
  const end = days.before[values.length] ?? 0;
  const begins = beginning(days, end);
  const since = (counts: Uint32Array): number => (counts[end] ?? 0) - (counts[begins] ?? 0);
  const scale = since(days.notPositive) <= MOST_NOT_POSITIVE * since(days.known) ? 'log' : 'linear';
  const onScale = days.on(scale);
  return {
    scale,
    isOpen,
    closedValues: recent.map((found) => mean(found)),
    weekdays: days.weekdays.subarray(0, end),
    values: onScale.values.subarray(0, end),
    isKnown: onScale.isKnown.subarray(0, end),
    begins,
    beginsAt: begins === 0 ? 0 : days.before.indexOf(begins + 1) - 1,
    nextWeekday: weekday(addDays(start, values.length)),
  };
}

/** The open days of a history, which those of its prefixes are the first of. */
interface OpenDays {
  /** How many open days there are before each day. */
  readonly before: Uint32Array;
  readonly weekdays: Uint8Array;
  /** Of the open days before each of them, how many have a value, how many have one that is not positive, and how many have 0. */
  readonly known: Uint32Array;
  readonly notPositive: Uint32Array;
  readonly silent: Uint32Array;
  readonly on: (scale: ResidualScale) => Pick<SeasonalSeries, 'values' | 'isKnown'>;
}

/**
 * Where a series begins: on the first day that brought something, if two weeks of it are known and, by what they brought, the days before it were
 * not silent by chance; else with the first day.
 */
function beginning({ known, silent }: OpenDays, end: number): number {
  let first = 0;
  while (first < end && silent[first + 1] === known[first + 1]) first++;
  const before = known[first] ?? 0;
  const since = (known[end] ?? 0) - before;
  const zeroShare = ((silent[end] ?? 0) - before) / since;
  return since >= KNOWN_SINCE && zeroShare ** before <= CLOSED_BY_CHANCE ? first : 0;
}

/** By history, and by which weekdays are open. */
const found = new WeakMap<History, Map<string, OpenDays>>();

function runningDays(whole: History, isOpen: readonly boolean[]): OpenDays {
  const ofWhole = found.get(whole) ?? new Map<string, OpenDays>();
  found.set(whole, ofWhole);
  const key = isOpen.map(Number).join('');
  const days = ofWhole.get(key) ?? openDaysOf(whole, isOpen);
  ofWhole.set(key, days);
  return days;
}

function openDaysOf({ start, values, weights }: History, isOpen: readonly boolean[]): OpenDays {
  const before = new Uint32Array(values.length + 1);
  const weekdays = new Uint8Array(values.length);
  const known = new Uint32Array(values.length + 1);
  const notPositive = new Uint32Array(values.length + 1);
  const silent = new Uint32Array(values.length + 1);
  const amounts: (number | null)[] = [];
  for (let index = 0, day = weekday(start); index < values.length; index++, day = (day + 1) % 7) {
    const at = amounts.length;
    before[index + 1] = at + Number(isOpen[day]);
    if (!isOpen[day]) continue;
    const amount = (weights?.[index] ?? 1) >= TRUSTED ? (values[index] ?? null) : null;
    weekdays[at] = day;
    known[at + 1] = (known[at] ?? 0) + Number(amount !== null);
    notPositive[at + 1] = (notPositive[at] ?? 0) + Number(amount !== null && amount <= 0);
    silent[at + 1] = (silent[at] ?? 0) + Number(amount === 0);
    amounts.push(amount);
  }
  const scaled = new Map<ResidualScale, ReturnType<typeof onScale>>();
  const on = (scale: ResidualScale) => {
    const done = scaled.get(scale) ?? onScale(amounts, scale);
    scaled.set(scale, done);
    return done;
  };
  return { before, weekdays, known, notPositive, silent, on };
}

function onScale(
  amounts: readonly (number | null)[],
  scale: ResidualScale,
): Pick<SeasonalSeries, 'values' | 'isKnown'> {
  const values = new Float64Array(amounts.length);
  const isKnown = new Uint8Array(amounts.length);
  for (let index = 0; index < amounts.length; index++) {
    const amount = amounts[index] ?? null;
    if (amount === null || (scale === 'log' && amount <= 0)) continue;
    isKnown[index] = 1;
    values[index] = scale === 'log' ? Math.log(amount) : amount;
  }
  return { values, isKnown };
}

/** How many open days there are from the day after the history to one `daysAhead` of it, both included. */
export function openDaysAhead({ isOpen, nextWeekday }: SeasonalSeries, daysAhead: number): number {
  const aWeek = isOpen.filter(Boolean).length;
  let count = Math.floor(daysAhead / 7) * aWeek;
  for (let day = 0; day < daysAhead % 7; day++) count += Number(isOpen[(nextWeekday + day) % 7] ?? false);
  return count;
}

/** A value on the scale of a series, in its own unit; null where that is no number. */
export function inUnit(value: number, scale: ResidualScale): number | null {
  const back = scale === 'log' ? Math.exp(value) : value;
  return Number.isFinite(back) ? back : null;
}

/**
 * Which weekdays are open, Monday first, by their known days of the last 13 weeks: those that brought something on most of them. Of an
 * intermittent series those that ever did, and those on which nothing may be chance, by how often the others bring something.
 */
function openWeekdays(recent: readonly (readonly number[])[]): boolean[] {
  const busy = recent.map((found) => found.filter((value) => value !== 0).length);
  const known = recent.reduce((sum, found) => sum + found.length, 0);
  const isIntermittent = known - busy.reduce((sum, count) => sum + count, 0) > MOSTLY_SILENT * known;
  const days = recent.filter((_, day) => busy[day] !== 0).reduce((sum, found) => sum + found.length, 0);
  const rate = days === 0 ? 1 : busy.reduce((sum, count) => sum + count, 0) / days;
  return recent.map((found, day) => {
    const count = busy[day] ?? 0;
    if (!isIntermittent) return count > found.length / 2;
    return count > 0 || (found.length > 0 && (1 - rate) ** found.length > CLOSED_BY_CHANCE);
  });
}
