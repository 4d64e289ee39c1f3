import { addDays, weekday } from '../calendar/day.ts';
import { mean } from '../stats/mean.ts';
import { recentByWeekday } from './recent-by-weekday.ts';
import type { History } from './model.ts';
import type { ResidualScale } from './residual.ts';

const WEEKS_LOOKED_BACK = 13;
const MOST_NOT_POSITIVE = 0.25;
const INTERMITTENT = 0.6;
const TRUSTED = 0.5;

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
  /** The weekday of the day after the history. */
  readonly nextWeekday: number;
}

/**
 * The days of a history that a weekly season can be learned from. Closed weekdays stay outside: a season with a hole of zeros in it
 * has neither a level nor a scale. Values that count for less than a half are unknown.
 */
export function seasonalSeries(history: History): SeasonalSeries {
  const { start, values, weights } = history;
  const recent = recentByWeekday(history, WEEKS_LOOKED_BACK, WEEKS_LOOKED_BACK);
  const isOpen = openWeekdays(recent);
  const weekdays: number[] = [];
  const amounts: (number | null)[] = [];
  for (let index = 0, day = weekday(start); index < values.length; index++, day = (day + 1) % 7) {
    if (!isOpen[day]) continue;
    weekdays.push(day);
    amounts.push((weights?.[index] ?? 1) >= TRUSTED ? (values[index] ?? null) : null);
  }
  const scale = scaleOf(amounts);
  return {
    scale,
    isOpen,
    closedValues: recent.map((found) => mean(found)),
    weekdays: Uint8Array.from(weekdays),
    ...onScale(amounts, scale),
    nextWeekday: weekday(addDays(start, values.length)),
  };
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

function openWeekdays(recent: readonly (readonly number[])[]): boolean[] {
  const busy = recent.map((found) => found.filter((value) => value !== 0).length);
  const known = recent.reduce((sum, found) => sum + found.length, 0);
  const isIntermittent = busy.reduce((sum, count) => sum + count, 0) < INTERMITTENT * known;
  return recent.map((found, day) => {
    const count = busy[day] ?? 0;
    return count > 0 && (isIntermittent || count > found.length / 2);
  });
}

function scaleOf(amounts: readonly (number | null)[]): ResidualScale {
  let known = 0;
  let notPositive = 0;
  for (const amount of amounts) {
    if (amount === null) continue;
    known++;
    if (amount <= 0) notPositive++;
  }
  return notPositive <= MOST_NOT_POSITIVE * known ? 'log' : 'linear';
}
