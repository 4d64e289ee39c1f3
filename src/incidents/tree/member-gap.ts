import { incidentRules } from '../rules.ts';
import type { DaysTotal, TrackedMember } from '../tracked.ts';
import { expectedOn, isCompared, type CountedDay, type ForecastDay } from './baseline.ts';
import type { NodeDay } from './node-day.ts';
import type { NodeMetric } from './node-metric.ts';

/** A compared day with its value. */
export interface ComparedDay extends ForecastDay {
  readonly value: number;
}

type Gap = Pick<TrackedMember, 'baseline' | 'total'>;

const NO_GAP: Gap = { baseline: [], total: { days: 0, actual: 0, expected: 0 } };

/** A day as far as it counts in a gap; null for one that was not compared with a forecast. */
export function comparedDay({ day, status, value, yhat, yhatBefore }: NodeDay): ComparedDay | null {
  if (!isCompared({ status, value, yhat }) || value === null || yhat === null) return null;
  return { day, value, yhat, yhatBefore };
}

/** The gap of the first days of a member. @param days from its onset on, ascending */
export function firstGap(days: readonly ComparedDay[]): Gap {
  return days.reduce(gapWith, NO_GAP);
}

/** A member with another day, which counts once there is an alert, or the days since the latest one are as far off. */
export function withCompared(member: TrackedMember, day: NodeDay): TrackedMember {
  const compared = comparedDay(day);
  return compared === null ? member : { ...member, ...gapWith(member, compared) };
}

/** The gap of some days: in integer minor units, so that parts add up; what does not add up keeps its unit. */
export function gapOf({ actual, expected }: DaysTotal, { addsUp, decimals }: NodeMetric): number {
  const units = (value: number): number => Math.round(value * 10 ** decimals);
  return addsUp ? units(actual) - units(expected) : actual - expected;
}

/**
 * Whether the days since the latest alert are no better than those before: at least three, and together farther off on the same side than
 * the tolerance and than half of what the incident was. Forecasts that have followed it make no alerts of such days.
 */
export function isStillOff({ total, counted }: Pick<TrackedMember, 'total' | 'counted'>, tolerance: number): boolean {
  const since = {
    days: total.days - counted.days,
    actual: total.actual - counted.actual,
    expected: total.expected - counted.expected,
  };
  if (since.days < incidentRules.stillOffDays || since.expected <= 0 || counted.expected <= 0) return false;
  const [before, now] = [shiftOf(counted), shiftOf(since)];
  return now * before > 0 && Math.abs(now) > Math.max(tolerance, Math.abs(before) / 2);
}

function gapWith({ baseline, total }: Gap, day: ComparedDay): Gap {
  const expected = expectedOn(baseline, day);
  const latest: CountedDay[] = [...baseline, { day: day.day, yhat: day.yhat, expected, value: day.value }];
  return {
    baseline: latest.slice(-incidentRules.usualDays.ofWhole),
    total: { days: total.days + 1, actual: total.actual + day.value, expected: total.expected + expected },
  };
}

/** How far some days together are off, as a share of what was expected of them; null where nothing was. */
export function shiftOfDays(days: readonly CountedDay[]): number | null {
  const expected = days.reduce((sum, one) => sum + one.expected, 0);
  return expected <= 0 ? null : days.reduce((sum, { value }) => sum + value, 0) / expected - 1;
}

function shiftOf({ actual, expected }: Pick<DaysTotal, 'actual' | 'expected'>): number {
  return actual / expected - 1;
}
