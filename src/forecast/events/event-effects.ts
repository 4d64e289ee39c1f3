import { addDays, type Day } from '../../calendar/day.ts';
import { robustScale } from '../../stats/robust-scale.ts';
import { cacheKey, type History } from '../model.ts';
import { dayRatios } from './day-ratios.ts';
import type { EventDay, EventDays } from './event-days.ts';
import { shrunkenEffects, type EffectModel, type Occurrence } from './shrunken-effects.ts';
import { windowEffects } from './window-effects.ts';

/** What a calendar does to the days of a series, as learned from its past: logs of ratios to an ordinary day. */
export interface EventEffects {
  /** Of a holiday or event; null if none like it has occurred. */
  readonly on: (events: readonly EventDay[]) => number | null;
  /** The part of it that the strengths of the events make; 0 where none is declared. */
  readonly strength: (events: readonly EventDay[]) => number;
  /** Whether none of the holidays and events of a day has occurred before. */
  readonly isNew: (events: readonly EventDay[]) => boolean;
  /** Of a day before or after a holiday; 0 without evidence. */
  readonly near: (day: Day) => number;
}

/** Of a series with nothing to learn them from. */
export const NO_EFFECTS: EventEffects = { on: () => null, strength: () => 0, isNew: () => true, near: () => 0 };

/** Effects are learned anew each week. */
const WEEK = 7;
const YEAR = 364;
const LEAST_NOISE = 0.02;

/**
 * The effects of a calendar on a series, by its days so far: each origin has those of the last full week before it. Members share them.
 *
 * @param days of the calendar
 * @returns for histories of one business; those that grow are learned from once a week
 */
export function eventEffects(days: EventDays): (history: History, length?: number) => EventEffects {
  const ratioOn = dayRatios((day) => !days.has(day));
  const near = windowEffects(days);
  const known = new WeakMap<object, Map<number, EventEffects>>();
  return (history, length = history.values.length) => {
    const byWeek = known.get(cacheKey(history)) ?? new Map<number, EventEffects>();
    known.set(cacheKey(history), byWeek);
    const end = length - (length % WEEK);
    const found = byWeek.get(end) ?? learned(days, { ...history, values: history.values.slice(0, end) }, ratioOn, near);
    byWeek.set(end, found);
    return found;
  };
}

function learned(
  days: EventDays,
  history: History,
  ratioOn: (history: History, index: number) => number | null,
  near: ReturnType<typeof windowEffects>,
): EventEffects {
  const { start, values } = history;
  const end = addDays(start, values.length);
  const occurrences: Occurrence[] = [];
  for (const [day, events] of days) {
    const ratio = day >= start && day < end ? ratioOn(history, day - start) : null;
    if (ratio !== null) occurrences.push({ events, ratio, yearsAgo: (end - day) / 365.25 });
  }
  if (occurrences.length === 0) return NO_EFFECTS;
  const seen = new Set(occurrences.flatMap(({ events }) => events.map(({ name }) => name)));
  const noise = noiseOf(history, days, ratioOn);
  const model: EffectModel = shrunkenEffects(occurrences, noise);
  return {
    ...model,
    isNew: (events) => events.every(({ name }) => !seen.has(name)),
    near: near(history, ratioOn, noise),
  };
}

/** The usual size of the ratio of an ordinary day, in the last year. */
function noiseOf(
  history: History,
  days: EventDays,
  ratioOn: (history: History, index: number) => number | null,
): number {
  const ratios: number[] = [];
  for (let index = Math.max(0, history.values.length - YEAR); index < history.values.length; index++) {
    if (history.weights?.[index] === 0 || days.has(addDays(history.start, index))) continue;
    const ratio = ratioOn(history, index);
    if (ratio !== null) ratios.push(ratio);
  }
  return Math.max(LEAST_NOISE, robustScale(ratios) ?? 0);
}
