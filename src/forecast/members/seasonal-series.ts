import { addDays, weekday } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { growingBytes, growingDoubles, type GrowingArray } from './growing-array.ts';
import { recentOn } from './recent-by-weekday.ts';
import { cacheKey, type History } from '../model.ts';
import type { ResidualScale } from '../residual.ts';

const WEEKS_LOOKED_BACK = 13;
const MOST_NOT_POSITIVE = 0.25;
const TRUSTED = 0.5;
/** A series is intermittent if more than this share of its values is zero. */
export const MOSTLY_ZERO_DAYS = 0.4;

/** So many days are known of what has begun. */
const KNOWN_SINCE = 14;
/** A weekday is closed, and a series has not begun, if its zeros have at most this probability by chance. */
const CLOSED_BY_CHANCE = 0.01;

/** A history as the models with a weekly season see it: the days of open weekdays only, on logs where the series allows it. */
export interface SeasonalSeries {
  /** On logs a day without a positive value is unknown: it has no information about the size of the others. */
  readonly scale: ResidualScale;
  /** Whether each weekday, Monday first, is open: not one that is mostly zero while the others are not. */
  readonly isOpen: readonly boolean[];
  /** The expected value of each closed weekday; null without a value for 13 weeks, and for an open one. */
  readonly closedValues: readonly (number | null)[];
  /** The weekday of each open day, oldest first. */
  readonly weekdays: Uint8Array;
  /** The value of each of these days on the scale, 0 where it is unknown. */
  readonly values: Float64Array;
  readonly isKnown: Uint8Array;
  /** The first of these days after leading zeros, and its position in the history. */
  readonly begins: number;
  readonly beginsAt: number;
  /** The weekday of the day after the history. */
  readonly nextWeekday: number;
}

/**
 * The days of a history that a weekly season can be learned from. Closed weekdays stay outside: a season with a hole of zeros in it
 * has neither a level nor a scale. Values with a weight under a half are unknown.
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
  const isOpen = openWeekdays(recentDays(history));
  const days = openDays(history, isOpen);
  const end = days.before[values.length] ?? 0;
  const begins = beginning(days, end);
  const since = (counts: readonly number[]): number => (counts[end] ?? 0) - (counts[begins] ?? 0);
  const scale = since(days.notPositive) <= MOST_NOT_POSITIVE * since(days.known) ? 'log' : 'linear';
  return {
    scale,
    isOpen,
    closedValues: isOpen.map((open, on) =>
      open ? null : mean(recentOn(history, on, WEEKS_LOOKED_BACK, WEEKS_LOOKED_BACK)),
    ),
    weekdays: days.weekdays.first(end),
    ...onScale(days, scale, end),
    begins,
    beginsAt: begins === 0 ? 0 : days.before.indexOf(begins + 1) - 1,
    nextWeekday: weekday(addDays(start, values.length)),
  };
}

/** The open days of a history that grows, as far as they were needed. Counts have one element more: the count before each day. */
interface OpenDays {
  readonly isOpen: readonly boolean[];
  /** Open days before each day of the history. */
  readonly before: number[];
  readonly weekdays: GrowingArray<Uint8Array>;
  readonly amounts: (number | null)[];
  /** Open days with a value, with one that is not positive, and with zero, before each open day. */
  readonly known: number[];
  readonly notPositive: number[];
  readonly zero: number[];
  /** The known days on each scale. */
  readonly scaled: Readonly<Record<ResidualScale, ScaledDays>>;
}

interface ScaledDays {
  readonly values: GrowingArray<Float64Array>;
  readonly isKnown: GrowingArray<Uint8Array>;
}

/**
 * Where a series begins: with the first value other than zero, if there are two weeks of values from it on, and the zeros before it are
 * too many to be chance; else with the first day.
 */
function beginning({ known, zero }: OpenDays, end: number): number {
  let first = 0;
  while (first < end && zero[first + 1] === known[first + 1]) first++;
  const before = known[first] ?? 0;
  const since = (known[end] ?? 0) - before;
  const zeroShare = ((zero[end] ?? 0) - before) / since;
  return since >= KNOWN_SINCE && zeroShare ** before <= CLOSED_BY_CHANCE ? first : 0;
}

/** By history, and by which weekdays are open. */
const openDaysOf = new WeakMap<object, Map<number, OpenDays>>();

/** The open days of a history, and of those days only; what a longer one of the same identity has added stays behind its end. */
function openDays(history: History, isOpen: readonly boolean[]): OpenDays {
  const byPattern = openDaysOf.get(cacheKey(history)) ?? new Map<number, OpenDays>();
  openDaysOf.set(cacheKey(history), byPattern);
  const pattern = isOpen.reduce((bits, open) => 2 * bits + Number(open), 0);
  const days = byPattern.get(pattern) ?? noOpenDays(isOpen);
  byPattern.set(pattern, days);
  for (let index = days.before.length - 1; index < history.values.length; index++) addDay(days, history, index);
  return days;
}

function noOpenDays(isOpen: readonly boolean[]): OpenDays {
  const onScale = (): ScaledDays => ({ values: growingDoubles(), isKnown: growingBytes() });
  const scaled = { log: onScale(), linear: onScale() };
  return {
    isOpen,
    before: [0],
    weekdays: growingBytes(),
    amounts: [],
    known: [0],
    notPositive: [0],
    zero: [0],
    scaled,
  };
}

function addDay(days: OpenDays, { start, values, weights }: History, index: number): void {
  const { isOpen, before, weekdays, amounts, known, notPositive, zero } = days;
  const on = weekday(addDays(start, index));
  const at = amounts.length;
  before.push(at + Number(isOpen[on]));
  if (!isOpen[on]) return;
  const amount = (weights?.[index] ?? 1) >= TRUSTED ? (values[index] ?? null) : null;
  weekdays.push(on);
  known.push((known[at] ?? 0) + Number(amount !== null));
  notPositive.push((notPositive[at] ?? 0) + Number(amount !== null && amount <= 0));
  zero.push((zero[at] ?? 0) + Number(amount === 0));
  amounts.push(amount);
}

/** Copies of the first `end` open days on a scale. */
function onScale(
  { amounts, scaled }: OpenDays,
  scale: ResidualScale,
  end: number,
): Pick<SeasonalSeries, 'values' | 'isKnown'> {
  const { values, isKnown } = scaled[scale];
  for (let index = values.length; index < end; index++) {
    const amount = amounts[index] ?? null;
    const counts = amount !== null && (scale === 'linear' || amount > 0);
    isKnown.push(Number(counts));
    values.push(counts ? (scale === 'log' ? Math.log(amount) : amount) : 0);
  }
  return { values: values.first(end), isKnown: isKnown.first(end) };
}

/** How many open days there are from the day after the history to one `daysAhead` of it, both included. */
export function openDaysAhead({ isOpen, nextWeekday }: SeasonalSeries, daysAhead: number): number {
  let [aWeek, rest] = [0, 0];
  for (let day = 0; day < 7; day++) {
    const open = Number(isOpen[(nextWeekday + day) % 7] ?? false);
    aWeek += open;
    if (day < daysAhead % 7) rest += open;
  }
  return Math.floor(daysAhead / 7) * aWeek + rest;
}

/** A value on the scale of a series, in its own unit; null where that is no number. */
export function inUnit(value: number, scale: ResidualScale): number | null {
  const back = scale === 'log' ? Math.exp(value) : value;
  return Number.isFinite(back) ? back : null;
}

/**
 * Which weekdays are open, Monday first, by their known days of the last 13 weeks: those that are not zero on most of them. Of an
 * intermittent series those that ever were not zero, and those whose zeros may be chance, given the share of zeros on the others.
 */
function openWeekdays({ known, busy }: RecentDays): boolean[] {
  let [allKnown, allBusy, onBusy] = [0, 0, 0];
  for (let on = 0; on < 7; on++) {
    allKnown += known[on] ?? 0;
    allBusy += busy[on] ?? 0;
    if (busy[on] !== 0) onBusy += known[on] ?? 0;
  }
  const isIntermittent = allKnown - allBusy > MOSTLY_ZERO_DAYS * allKnown;
  const rate = onBusy === 0 ? 1 : allBusy / onBusy;
  return known.map((days, on) => {
    const busyDays = busy[on] ?? 0;
    if (!isIntermittent) return busyDays > days / 2;
    return busyDays > 0 || (days > 0 && (1 - rate) ** days > CLOSED_BY_CHANCE);
  });
}

/** The known days of each weekday, Monday first, in the last 13 weeks, and those that are not zero. */
interface RecentDays {
  readonly known: number[];
  readonly busy: number[];
}

function recentDays({ start, values, weights }: History): RecentDays {
  const recent = { known: [0, 0, 0, 0, 0, 0, 0], busy: [0, 0, 0, 0, 0, 0, 0] };
  const first = Math.max(0, values.length - 7 * WEEKS_LOOKED_BACK);
  for (let index = first, on = weekday(addDays(start, first)); index < values.length; index++, on = (on + 1) % 7) {
    const value = values[index] ?? null;
    if (value === null || (weights?.[index] ?? 1) < TRUSTED) continue;
    recent.known[on] = (recent.known[on] ?? 0) + 1;
    if (value !== 0) recent.busy[on] = (recent.busy[on] ?? 0) + 1;
  }
  return recent;
}
