import { addDays, type Day } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { dayRatios } from './day-ratios.ts';
import type { EventDay, EventDays } from './event-days.ts';
import type { MonthlyDay } from './monthly-days.ts';
import { USUAL_VARIANCE } from './shrunken-effects.ts';

/** The holidays and events of a day, as its forecast and verdict take them into account. */
export interface SpecialDay {
  /** Their names. */
  readonly name: string;
  /** Whether a holiday is among them; events alone otherwise. */
  readonly isHoliday: boolean;
  /** Whether the series has no earlier day with any of them: their effect is not known. */
  readonly isNew: boolean;
  /** How much larger forecast errors are than on an ordinary day. */
  readonly width: number;
  /** How much the earlier effects of its holidays, or of a day of the month, differ: a standard deviation of logs; left out where fewer than two are known. */
  readonly spread?: number;
}

/** A day of the month is known well from so many months on. */
const MONTHS_KNOWN = 6;
/** As measured on simulated series: the errors of holidays with one to three earlier years. */
const KNOWN_WIDTH = 2;
const NEW_WIDTH = 3;

/**
 * The special day at element `index` of a series, null on an ordinary day; only the elements before it, and before the origin from which it
 * is forecast, are read.
 *
 * @param lentSpread how far the effect of a new day may lie from what the whole lends to a slice; null where nothing is lent
 */
export function specialDays(
  days: EventDays,
  start: Day,
  values: readonly (number | null)[],
  lentSpread: (events: readonly EventDay[], origin: number) => number | null = () => null,
): (index: number, origin?: number) => SpecialDay | null {
  const firstOf = new Map<string, number>();
  const spreadOn = spreadOfEffects(days, start, values);
  for (const [day, events] of days) {
    const index = day - start;
    if ((values[index] ?? null) === null) continue;
    for (const { name } of events) firstOf.set(name, Math.min(index, firstOf.get(name) ?? Infinity));
  }
  return (index, origin = index) => {
    const events = days.get(addDays(start, index));
    if (!events) return null;
    const end = Math.min(index, origin);
    const isNew = events.every(({ name }) => (firstOf.get(name) ?? Infinity) >= end);
    const spread = spreadOn(events, end);
    return {
      name: Array.from(new Set(events.map(({ name }) => name))).join(', '),
      isHoliday: events.some(({ kind }) => kind === 'holiday'),
      isNew,
      width: isNew ? newWidth(lentSpread(events, origin)) : KNOWN_WIDTH,
      ...(spread === null ? {} : { spread }),
    };
  };
}

/** Between that of a known effect and that of an unknown one, by how well the effect of the whole tells that of the slice. */
function newWidth(lentSpread: number | null): number {
  if (lentSpread === null) return NEW_WIDTH;
  return KNOWN_WIDTH + (NEW_WIDTH - KNOWN_WIDTH) * Math.min(1, lentSpread ** 2 / USUAL_VARIANCE);
}

/** How much the effects of holidays before element `end` differ; null where fewer than two are known. */
function spreadOfEffects(
  days: EventDays,
  start: Day,
  values: readonly (number | null)[],
): (events: readonly EventDay[], end: number) => number | null {
  const ratioOn = dayRatios((day) => !days.has(day));
  const occurrences = new Map<string, number[]>();
  for (const [day, events] of days)
    for (const { key } of events) occurrences.set(key, [...(occurrences.get(key) ?? []), day - start]);
  return (events, end) => {
    // The days of an event share their key, and differ for reasons such as a larger discount.
    const alike = events.flatMap(({ key, kind }) => (kind === 'holiday' ? (occurrences.get(key) ?? []) : []));
    const ratios = Array.from(new Set(alike)).flatMap((at) =>
      at < 0 || at >= end ? [] : (ratioOn({ start, values }, at, end) ?? []),
    );
    const middle = mean(ratios);
    if (middle === null || ratios.length < 2) return null;
    return Math.sqrt(ratios.reduce((sum, ratio) => sum + (ratio - middle) ** 2, 0) / (ratios.length - 1));
  };
}

/** A day of the month on which the series is unusual every month, as a special day. */
export function monthlySpecialDay({ name, spread, months }: MonthlyDay): SpecialDay {
  return { name, isHoliday: false, isNew: false, width: months < MONTHS_KNOWN ? NEW_WIDTH : KNOWN_WIDTH, spread };
}
