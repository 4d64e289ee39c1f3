import { addDays, type Day } from '../../calendar/day.ts';
import { robustScale } from '../../stats/robust-scale.ts';
import { cacheKey, type History } from '../model.ts';
import { dayRatios, type DayRatios } from './day-ratios.ts';
import type { EventDay, EventDays } from './event-days.ts';
import { lentEffects, type LentModel } from './lent-effects.ts';
import { shrunkenEffects, type Occurrence } from './shrunken-effects.ts';
import { LEAST_NOISE, windowEffects } from './window-effects.ts';

/** What a calendar does to the days of a series, as learned from its past: logs of ratios to an ordinary day. */
export interface EventEffects {
  /** Of a holiday or event; null if none like it has occurred. */
  readonly on: (events: readonly EventDay[]) => number | null;
  /** The part of it that the strengths of the events make; 0 where none is declared. */
  readonly strength: (events: readonly EventDay[]) => number;
  /** Whether none of the holidays and events of a day has occurred before. */
  readonly isNew: (events: readonly EventDay[]) => boolean;
  /** How far the effect of a new day may lie from the lent one, a standard deviation of logs; null where the whole has not had it either. */
  readonly lentSpread: (events: readonly EventDay[]) => number | null;
  /** Of a day before or after a holiday; 0 without evidence. */
  readonly near: (day: Day) => number;
}

/** Of a series with nothing to learn them from. */
export const NO_EFFECTS: EventEffects = {
  on: () => null,
  strength: () => 0,
  isNew: () => true,
  lentSpread: () => null,
  near: () => 0,
};

/** The effects on a longer history, by its days before an origin; null without any. */
export type EffectsAt = (origin: Day) => EventEffects | null;

/** Effects are learned anew each week. */
const WEEK = 7;
const YEAR = 364;

/**
 * The effects of a calendar on a series, by its days so far: each origin has those of the last full week before it. Members share them.
 *
 * @param days of the calendar
 * @param wholeAt the effects on the whole that the series is a slice of, which are lent to it
 * @returns for histories of one business; those that grow are learned from once a week
 */
export function eventEffects(
  days: EventDays,
  wholeAt: EffectsAt | null = null,
): (history: History, length?: number) => EventEffects {
  const ratioOn = dayRatios((day) => !days.has(day));
  const near = windowEffects(days);
  const known = new WeakMap<object, Growing>();
  return (history, length = history.values.length) => {
    const of = known.get(cacheKey(history)) ?? { longest: history, byWeek: new Map<number, EventEffects>() };
    known.set(cacheKey(history), of);
    if (history.values.length > of.longest.values.length) of.longest = history;
    const end = length - (length % WEEK);
    const found = of.byWeek.get(end) ?? learned(days, of, end, ratioOn, near, wholeAt);
    of.byWeek.set(end, found);
    return found;
  };
}

/** A history as far as it was needed, of which all share the days, and the effects of its weeks: each with a history of its own would hold all. */
interface Growing {
  longest: History;
  readonly byWeek: Map<number, EventEffects>;
}

/** By the first `end` days of a history. Effects are computed on demand: of most weeks, only those near a few days are used. */
function learned(
  days: EventDays,
  of: Growing,
  end: number,
  ratioOn: DayRatios,
  near: ReturnType<typeof windowEffects>,
  wholeAt: EffectsAt | null,
): EventEffects {
  const { start } = of.longest;
  const occurrences = once((): readonly Occurrence[] => {
    const found: Occurrence[] = [];
    for (const [day, events] of days) {
      const ratio = day >= start && day < addDays(start, end) ? ratioOn(of.longest, day - start, end) : null;
      if (ratio !== null) found.push({ events, ratio, yearsAgo: (addDays(start, end) - day) / 365.25 });
    }
    return found;
  });
  const noise = once(() => noiseOf(of.longest, end, days, ratioOn));
  const whole = once(() => wholeAt?.(addDays(start, end)) ?? null);
  const lent = once((): LentModel | null => {
    const lender = whole();
    return lender && lentEffects(occurrences(), noise(), lender);
  });
  const model = once(
    () => lent() ?? (occurrences().length === 0 ? NO_EFFECTS : shrunkenEffects(occurrences(), noise())),
  );
  const seen = once(() => new Set(occurrences().flatMap(({ events }) => events.map(({ name }) => name))));
  const around = near(() => of.longest, end, ratioOn, noise);
  const effectNear = (day: Day): number => {
    const kind = near.kindAround(day);
    if (kind === null) return 0;
    const own = around(day);
    if (own !== 0 && occurrences().length > 0) return own;
    const ofWhole = whole()?.near(day) ?? 0;
    return ofWhole === 0 ? 0 : (lent()?.share(kind) ?? 0) * ofWhole;
  };
  /** Of the days ahead, for which several members request it. */
  const ahead: (number | undefined)[] = [];
  return {
    on: (events) => model().on(events),
    strength: (events) => (events.every(({ value }) => value === null) ? 0 : model().strength(events)),
    isNew: (events) => events.every(({ name }) => !seen().has(name)),
    lentSpread: (events) => lent()?.spread(events) ?? null,
    near: (day) => {
      const at = day - start - end;
      return at < 0 ? effectNear(day) : (ahead[at] ??= effectNear(day));
    },
  };
}

/** A function that computes its result when it is first needed. */
function once<T>(of: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: of() }).value;
}

/** The usual size of the ratio of an ordinary day, in the last year before element `end`. */
function noiseOf(history: History, end: number, days: EventDays, ratioOn: DayRatios): number {
  const ratios: number[] = [];
  for (let index = Math.max(0, end - YEAR); index < end; index++) {
    if (history.weights?.[index] === 0 || days.has(addDays(history.start, index))) continue;
    const ratio = ratioOn(history, index, end);
    if (ratio !== null) ratios.push(ratio);
  }
  return Math.max(LEAST_NOISE, robustScale(ratios) ?? 0);
}
